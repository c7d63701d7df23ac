import type { LearningTeaser, TeaserView } from '@gauge/contracts';
import { wordedFor, areaFor, teaserFor } from './readers.rules.js';

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

test('of an introduction, whichever kind it is', () => {
  const casting = { code: 'ISIC4:2432', name: 'Casting of non-ferrous metals' };
  const clutches = { code: 'HS2022:870893', name: 'Clutches and their parts' };
  const partner = { kind: 'offer', needs: [clutches], offers: [casting] } as unknown as TeaserView;
  expect(wordedFor({ language: 'pt' }, partner)).toMatchObject({
    needs: [{ name: 'Embreagens e suas partes' }],
    offers: [{ name: 'Fundição de metais não ferrosos' }],
  });
  const learning = { area, industries: [casting] } as unknown as LearningTeaser;
  expect(wordedFor({ language: 'fr' }, learning)).toMatchObject({ area: { name: 'Qualité' } });
});
