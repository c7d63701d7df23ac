import { draftFrom, draftToSend, emptyDraft } from './draft.js';

test('what is sent comes back as the same draft', () => {
  const clutch = { code: 'HS2022:870893', name: 'Clutches and their parts' };
  const draft = { ...emptyDraft('a'), title: 'Clutches', needs: [clutch], blocked: 'Rival GmbH\nOther' };
  const sent = draftToSend(draft);
  expect(sent).toMatchObject({ needs: ['HS2022:870893'], blockedFirms: ['Rival GmbH', 'Other'] });
  expect(draftFrom({ draft: sent, needs: [clutch], offers: [] })).toEqual(draft);
});

test('empty and very short lines name no firm', () => {
  expect(draftToSend({ ...emptyDraft('a'), blocked: '\n  \nAB\n Rival ' }).blockedFirms).toEqual(['Rival']);
});
