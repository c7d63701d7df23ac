export { Mailbox as DemoMails } from '../../features/network/Mailbox.js';
