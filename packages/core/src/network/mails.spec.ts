import { mailLanguages } from '../platform/index.js';
import { handedMail, takenMail } from './charge.mails.js';
import { turnMail } from './introductions.mails.js';
import { reminderMail } from './reminders.mails.js';
import { alertMail } from './saved.mails.js';

const due = new Date('2026-04-20');
const reminders = [
  'alliance_lapses',
  'alliance_waits',
  'profile_expires',
  'profile_expired',
  'declaration_expires',
  'declaration_expired',
  'introduction_due',
  'introduction_outcome',
] as const;
const turns = ['asker_review', 'asked_review', 'decision', 'consent', 'exchanged', 'declined', 'withdrawn'] as const;
const places = {
  en: ['Partners, Introductions', 'Partnering, Introductions', 'Network, Agreements'],
  fr: [
    'Partenaires, Mises en relation',
    'Partenariats, Mises en relation',
    'Réseau, Accords',
    'Partenaires, Rencontres',
  ],
  es: ['Socios, Presentaciones', 'Cooperación, Presentaciones', 'Red, Acuerdos'],
  pt: ['Parceiros, Aproximações', 'Parcerias, Aproximações', 'Rede, Acordos'],
};

describe.each(mailLanguages)('in %s', (language) => {
  const [ofFirm = '', ofMembers = '', agreements = ''] = places[language];

  test('each turn of an introduction is told in words of its own, with its day and where to find it', () => {
    const mails = turns.map((status) => turnMail('asker_firm', status, due)![language]);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(turns.length);
    for (const { text } of mails) for (const fact of ['20', '2026', ofFirm]) expect(text).toContain(fact);
    expect(turnMail('asked_association', 'asked_review', null)![language].text).toContain(ofMembers);
    expect(turnMail('asker_firm', 'closed', due)).toBeNull();
  });

  test('who is put in charge reads by whom and until when, who is so no longer reads that', () => {
    const handed = { by: 'Kavitha Iyer', party: 'asker_association', dueAt: due } as const;
    const { subject, text } = handedMail(handed, language);
    for (const fact of ['Kavitha Iyer', '20', '2026', ofMembers]) expect(text).toContain(fact);
    expect(handedMail({ ...handed, dueAt: null }, language).text).not.toContain('2026');
    const taken = takenMail({ ...handed, party: 'asked_firm' }, language);
    for (const fact of ['Kavitha Iyer', ofFirm]) expect(taken.text).toContain(fact);
    expect(taken.subject).not.toBe(subject);
  });

  test('what runs out and what is found say what they are about', () => {
    const facts = { on: due, detail: 'Other Association', locale: language };
    const mails = reminders.map((kind) => reminderMail(kind, facts));
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(reminders.length);
    for (const { text } of mails.slice(0, 2))
      for (const fact of ['Other Association', '2026', agreements]) expect(text).toContain(fact);
    expect(reminderMail('introduction_due', { ...facts, detail: 'asked_association' }).text).toContain(ofMembers);
    expect(alertMail(3, { profileId: null, locale: language }).text).toMatch(/^3 /);
    expect(alertMail(1, { profileId: 'p', locale: language }).text).not.toMatch(/^\d/);
  });
});

test('the languages differ, and one without words gets English', () => {
  const subjects = Object.values(turnMail('asker_firm', 'decision', null)!).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(mailLanguages.length);
  expect(alertMail(2, { profileId: null, locale: 'ar' }).subject).toBe('Gauge: new profiles fit what you look for');
});
