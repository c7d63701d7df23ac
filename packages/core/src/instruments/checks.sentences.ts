import type { TranslatedTo } from '@gauge/contracts/instrument';

type Amounts = { name: string; value: string };
type Slip = {
  factor: string;
  /** The value is that many times what it is compared with; else that part of it. */
  times: boolean;
  /** Compared with the own figure of the last round; else with the median of the peers. */
  prior: boolean;
};

/** What a check says, by the kind of check. Numbers come with their units. */
export interface CheckSentences {
  notWhole(of: Amounts): string;
  impossible(of: Amounts, min: string | undefined, max: string | undefined): string;
  parts(of: { message: string; sum: string; names: string[]; whole: string; wholeName: string }): string;
  noFit: string;
  outside(of: Amounts & { min: string; max: string }): string;
  change(of: Amounts & { reference: string }): string;
  far(of: Amounts): string;
  slip(of: Amounts & Slip & { reference: string; suggested: string; month: boolean }): string;
  slipOfAll(of: Slip & { amounts: string }): string;
}

const en: CheckSentences = {
  notWhole: ({ name, value }) => `${name}: ${value} must be a whole number.`,
  impossible({ name, value }, min, max) {
    const said = `${name}: ${value} is not possible`;
    if (min !== undefined && max !== undefined) return `${said}; it lies between ${min} and ${max}.`;
    if (min !== undefined) return `${said}; it cannot be less than ${min}.`;
    return max === undefined ? `${said}.` : `${said}; it cannot be more than ${max}.`;
  },
  parts: ({ message, sum, names, whole, wholeName }) =>
    `${message} You wrote ${sum} for "${names.join('" and "')}" and ${whole} for "${wholeName}".`,
  noFit: 'These answers do not fit.',
  outside: ({ name, value, min, max }) =>
    `${name}: ${value} is unusual; between ${min} and ${max} would be expected. Is it right?`,
  change: ({ name, value, reference }) =>
    `${name}: ${value} after ${reference} last round is an unusual change. What happened?`,
  far: ({ name, value }) => `${name}: ${value} is far from what other firms report. Is it right?`,
  slip({ name, value, factor, times, prior, reference, suggested, month }) {
    const against = prior ? 'last round’s' : 'the median of your peers,';
    const size = times ? `about ${factor} times ${against}` : `about 1/${factor} of ${against}`;
    const asked = month ? ' Is it the figure of one month?' : '';
    return `${name}: ${value} is ${size} ${reference}. Did you mean ${suggested}?${asked}`;
  },
  slipOfAll({ amounts, factor, times, prior }) {
    const against = prior ? 'last round’s' : 'the median of your peers';
    const size = times ? `about ${factor} times ${against}` : `about 1/${factor} of ${against}`;
    return `${amounts} amounts are ${size} amounts. Did you mean to answer in another unit, for example in ${times ? 'thousands' : 'full'}?`;
  },
};

const fr: CheckSentences = {
  notWhole: ({ name, value }) => `${name}\u00a0: ${value} doit être un nombre entier.`,
  impossible({ name, value }, min, max) {
    const said = `${name}\u00a0: ${value} n’est pas possible`;
    if (min !== undefined && max !== undefined) return `${said}\u202f; la valeur est comprise entre ${min} et ${max}.`;
    if (min !== undefined) return `${said}\u202f; la valeur ne peut pas être inférieure à ${min}.`;
    return max === undefined ? `${said}.` : `${said}\u202f; la valeur ne peut pas être supérieure à ${max}.`;
  },
  parts: ({ message, sum, names, whole, wholeName }) =>
    `${message} Vous avez écrit ${sum} pour «\u00a0${names.join('\u00a0» et «\u00a0')}\u00a0» et ${whole} pour «\u00a0${wholeName}\u00a0».`,
  noFit: 'Ces réponses ne vont pas ensemble.',
  outside: ({ name, value, min, max }) =>
    `${name}\u00a0: ${value} est inhabituel\u202f; on attendrait entre ${min} et ${max}. Est-ce juste\u202f?`,
  change: ({ name, value, reference }) =>
    `${name}\u00a0: ${value} après ${reference} à la campagne précédente, c’est une évolution inhabituelle. Que s’est-il passé\u202f?`,
  far: ({ name, value }) =>
    `${name}\u00a0: ${value} est loin de ce que déclarent les autres entreprises. Est-ce juste\u202f?`,
  slip({ name, value, factor, times, prior, reference, suggested, month }) {
    const size = times ? `environ ${factor} fois` : `environ 1/${factor} de`;
    const against = prior ? 'la valeur de la campagne précédente' : 'la médiane de vos pairs';
    const asked = month ? ' Est-ce le chiffre d’un mois\u202f?' : '';
    return `${name}\u00a0: ${value}, c’est ${size} ${against}, ${reference}. Vouliez-vous dire ${suggested}\u202f?${asked}`;
  },
  slipOfAll({ amounts, factor, times, prior }) {
    const size = times ? `environ ${factor} fois` : `environ 1/${factor} de`;
    const against = prior ? 'ceux de la campagne précédente' : 'la médiane de vos pairs';
    return `${amounts} montants font ${size} ${against}. Vouliez-vous répondre dans une autre unité, par exemple ${times ? 'en milliers' : 'à l’unité'}\u202f?`;
  },
};

const es: CheckSentences = {
  notWhole: ({ name, value }) => `${name}: ${value} debe ser un número entero.`,
  impossible({ name, value }, min, max) {
    const said = `${name}: ${value} no es posible`;
    if (min !== undefined && max !== undefined) return `${said}; el valor está entre ${min} y ${max}.`;
    if (min !== undefined) return `${said}; no puede ser menor que ${min}.`;
    return max === undefined ? `${said}.` : `${said}; no puede ser mayor que ${max}.`;
  },
  parts: ({ message, sum, names, whole, wholeName }) =>
    `${message} Usted escribió ${sum} en «${names.join('» y «')}» y ${whole} en «${wholeName}».`,
  noFit: 'Estas respuestas no concuerdan.',
  outside: ({ name, value, min, max }) =>
    `${name}: ${value} es inusual; se esperaría entre ${min} y ${max}. ¿Es correcto?`,
  change: ({ name, value, reference }) =>
    `${name}: ${value} tras ${reference} en la ronda anterior es un cambio inusual. ¿Qué ocurrió?`,
  far: ({ name, value }) => `${name}: ${value} está lejos de lo que declaran las demás empresas. ¿Es correcto?`,
  slip({ name, value, factor, times, prior, reference, suggested, month }) {
    const size = times ? `unas ${factor} veces` : `cerca de 1/${factor} de`;
    const against = prior ? 'el valor de la ronda anterior' : 'la mediana de sus pares';
    const asked = month ? ' ¿Es la cifra de un mes?' : '';
    return `${name}: ${value} es ${size} ${against}, ${reference}. ¿Quiso decir ${suggested}?${asked}`;
  },
  slipOfAll({ amounts, factor, times, prior }) {
    const size = times ? `unas ${factor} veces` : `cerca de 1/${factor} de`;
    const against = prior ? 'los de la ronda anterior' : 'la mediana de sus pares';
    return `${amounts} importes son ${size} ${against}. ¿Quiso responder en otra unidad, por ejemplo ${times ? 'en miles' : 'en unidades'}?`;
  },
};

const pt: CheckSentences = {
  notWhole: ({ name, value }) => `${name}: ${value} deve ser um número inteiro.`,
  impossible({ name, value }, min, max) {
    const said = `${name}: ${value} não é possível`;
    if (min !== undefined && max !== undefined) return `${said}; o valor fica entre ${min} e ${max}.`;
    if (min !== undefined) return `${said}; não pode ser menor que ${min}.`;
    return max === undefined ? `${said}.` : `${said}; não pode ser maior que ${max}.`;
  },
  parts: ({ message, sum, names, whole, wholeName }) =>
    `${message} Você escreveu ${sum} em “${names.join('” e “')}” e ${whole} em “${wholeName}”.`,
  noFit: 'Estas respostas não combinam.',
  outside: ({ name, value, min, max }) =>
    `${name}: ${value} é incomum; o esperado seria entre ${min} e ${max}. Está certo?`,
  change: ({ name, value, reference }) =>
    `${name}: ${value} depois de ${reference} na rodada anterior é uma mudança incomum. O que aconteceu?`,
  far: ({ name, value }) => `${name}: ${value} está longe do que as outras empresas declaram. Está certo?`,
  slip({ name, value, factor, times, prior, reference, suggested, month }) {
    const size = times ? `cerca de ${factor} vezes` : `cerca de 1/${factor} de`;
    const against = prior ? 'o valor da rodada anterior' : 'a mediana dos seus pares';
    const asked = month ? ' É o número de um mês?' : '';
    return `${name}: ${value} é ${size} ${against}, ${reference}. Você quis dizer ${suggested}?${asked}`;
  },
  slipOfAll({ amounts, factor, times, prior }) {
    const size = times ? `cerca de ${factor} vezes` : `cerca de 1/${factor} de`;
    const against = prior ? 'os da rodada anterior' : 'a mediana dos seus pares';
    return `${amounts} valores são ${size} ${against}. Você quis responder em outra unidade, por exemplo ${times ? 'em milhares' : 'em unidades'}?`;
  },
};

export const checkSentences: Readonly<Record<'en' | TranslatedTo, CheckSentences>> = { en, fr, es, pt };

/** Units that are words, in other languages; what is not here reads the same in all. */
export const unitWords: Readonly<Record<TranslatedTo, Readonly<Record<string, string>>>> = {
  fr: {
    days: 'jours',
    hours: 'heures',
    minutes: 'minutes',
    months: 'mois',
    persons: 'personnes',
    orders: 'commandes',
    units: 'pièces',
    FTE: 'équivalents temps plein',
    countries: 'pays',
    agreements: 'accords',
    events: 'événements',
    'per 100 orders': 'pour 100 commandes',
    'per million hours': 'par million d’heures',
    'turns/year': 'rotations par an',
    'days/FTE': 'jours par personne',
    'per FTE': 'par personne',
  },
  es: {
    days: 'días',
    hours: 'horas',
    minutes: 'minutos',
    months: 'meses',
    persons: 'personas',
    orders: 'pedidos',
    units: 'piezas',
    FTE: 'equivalentes a tiempo completo',
    countries: 'países',
    agreements: 'acuerdos',
    events: 'eventos',
    'per 100 orders': 'por 100 pedidos',
    'per million hours': 'por millón de horas',
    'turns/year': 'rotaciones al año',
    'days/FTE': 'días por persona',
    'per FTE': 'por persona',
  },
  pt: {
    days: 'dias',
    hours: 'horas',
    minutes: 'minutos',
    months: 'meses',
    persons: 'pessoas',
    orders: 'pedidos',
    units: 'peças',
    FTE: 'equivalentes em tempo integral',
    countries: 'países',
    agreements: 'acordos',
    events: 'eventos',
    'per 100 orders': 'por 100 pedidos',
    'per million hours': 'por milhão de horas',
    'turns/year': 'giros por ano',
    'days/FTE': 'dias por pessoa',
    'per FTE': 'por pessoa',
  },
};
