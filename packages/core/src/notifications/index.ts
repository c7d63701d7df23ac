export { deliverMail } from './mail.service.js';
