import { translatedTo } from '@gauge/contracts/instrument';

/** In which language to ask for a questionnaire's own texts beside those of the page. */
export const questionsIn = (page: string): 'en' | (typeof translatedTo)[number] =>
  translatedTo.find((language) => language === page) ?? 'en';
