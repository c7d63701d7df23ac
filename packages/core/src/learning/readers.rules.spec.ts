import type { LearningTeaser } from '@gauge/contracts';
import { areaFor, teaserFor } from './readers.rules.js';

const area = { key: 'competitiveness:quality', name: 'Calidad' };

test('an area of a built-in instrument is named in the reader’s language, whoever wrote it', () => {
  expect(areaFor({}, area).name).toBe('Quality');
  expect(areaFor({ language: 'fr' }, area).name).toBe('Qualité');
});

test('an area of an association’s own instrument stays as it was written', () => {
  const own = { key: 'dentists:chairs', name: 'Chairs' };
  expect(areaFor({ language: 'fr' }, own)).toEqual(own);
});

test('industries, too', () => {
  const teaser = {
    area,
    industries: [{ code: 'ISIC4:2432', name: 'Casting of non-ferrous metals' }],
  } as unknown as LearningTeaser;
  expect(teaserFor({ language: 'pt' }, teaser).industries[0]?.name).toBe('Fundição de metais não ferrosos');
});
