import { translatedTo } from '@gauge/contracts/instrument';

/** A language that a questionnaire can be read in. */
export type QuestionLanguage = 'en' | (typeof translatedTo)[number];
export const isQuestionLanguage = (code: string): code is QuestionLanguage => ['en', ...translatedTo].includes(code);

/** In which language to ask for a questionnaire's own texts beside those of the page. */
export const questionsIn = (page: string): QuestionLanguage => (isQuestionLanguage(page) ? page : 'en');
