export { bulkJob, bulkJobs, bulkJobsById, requestBulkJob, type BulkTarget } from './bulk.js';
export { runBulkJob, type BulkItem, type BulkMade, type BulkOutcome, type BulkWork } from './bulk.job.js';
export { canonicalJson, sha256 } from './canonical.js';
export { associationOf, firmOf, may, personOf, type Actor, type Ctx, type Within } from './context.js';
export { ping } from './database.js';
export {
  foundUnder,
  inEachLanguage,
  mailLanguage,
  mailLanguages,
  writtenDay,
  type MailLanguage,
  type MailWordings,
  type MailWords,
} from './language.js';
export { demoMails, queueMail, type NewMail } from './mail.js';
export { requestJob } from './outbox.js';
export { notFound, Problem } from './problem.js';
