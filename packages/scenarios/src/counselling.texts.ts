import type { NewHelp } from '@gauge/contracts';

/** What firms set out to do in autumn 2024, from their own answers alone: `aim` is the share of the figure of then. */
export const firstAims = [
  {
    indicator: 'DEL05',
    title: 'Sort stock by how often it moves, and order the slow part only when it is asked for',
    aim: 1.25,
  },
  { indicator: 'DEL08', title: 'Prepare the next tool while the machine still runs', aim: 0.85 },
  { indicator: 'FIN07', title: 'Send the invoice with the goods, remind on day 31', aim: 0.9 },
  { indicator: 'QUA02', title: 'Count scrap by cause at each machine, work on the first cause every week', aim: 0.85 },
] as const;

/** A first step for each of the gaps that firms take up most. */
export const steps: Readonly<Record<string, string>> = {
  FIN01: 'Cost each order afterwards, and quote the next one from it',
  FIN02: 'Cost each order afterwards, and quote the next one from it',
  FIN04: 'Sell the two machines that stand most of the year',
  FIN07: 'Send the invoice with the goods, remind on day 31',
  PRD02: 'Take the three orders that bring least per hour to the table with their customers',
  PRD03: 'Plan shifts by the orders in hand, week by week',
  PRD04: 'Plan shifts by the orders in hand, week by week',
  PRD05: 'Ask three suppliers for every material above a tenth of the purchases',
  QUA01: 'First piece checked and signed before a series runs',
  QUA02: 'Count scrap by cause at each machine, work on the first cause every week',
  QUA03: 'Count rework by cause, and stop the line at the third of a kind',
  QUA04: 'Answer every return with its cause within a week',
  QUA06: 'One list of scrap, rework and warranty cost, read every Monday',
  DEL01: 'A board with every order’s promised day, looked at each morning',
  DEL04: 'Start an order only when the next station can take it',
  DEL05: 'Sort stock by how often it moves, and order the slow part only when it is asked for',
  DEL06: 'Agree on weekly deliveries with the two largest suppliers',
  DEL07: 'Make to order what moves less than once a month',
  DEL09: 'A quarter of an hour of maintenance at the start of each shift, with a list',
  PEO03: 'Talk with everybody who comes back to work, on the first day',
  PEO04: 'Ask each new colleague after one, three and six months',
  MKT03: 'Call every customer who has not ordered for two months',
};

export const words = {
  first: 'The new standing: where we are, what to take up first',
  second: 'How far the action is, and what stands in its way',
  heroShared:
    'Well done: stock turns seven times now, you had expected six and a half. For the next step bring the list of open invoices to our meeting; we go through it customer by customer.',
  heroPrivate: 'Ms Raghavan wants to show the page to the bank in December. Have the trend ready.',
  shared: [
    'Please bring last month’s figures to our next meeting. Rough ones are fine.',
    'As agreed: you choose the machine to begin with, and we look at it together on the day.',
    'The form for the training grant is with the association’s office; it takes ten minutes.',
  ],
  private: [
    'The son takes over next year: talk to both.',
    'Careful with dates here, the works manager is alone until spring.',
    'Open to a visit at another firm. Ask Nilgiri.',
  ],
  tasks: [
    'Ask for the figures of the last quarter',
    'Send the note on maintenance by the shift',
    'Find a firm that would show its set-up of tools',
    'Agree on the day of the next visit',
    'Check that the action has begun',
  ],
  owners: ['Works manager', 'Head of purchasing', 'Quality manager', 'Owner', 'Head of sales'],
  closed: 'The figure moved and the firm goes on by itself.',
  handed: 'You know the foundry side better. The plan stands; next visit in December.',
} as const;

const practices: readonly NewHelp[] = [
  {
    kind: 'practice',
    title: 'Scrap by cause: one board, one cause a week',
    body: 'Beside each machine a board with the five commonest causes. Whoever scraps a piece makes a stroke. On Friday the team takes the longest row and changes one thing. Most firms find half of their scrap in two causes.',
    contact: null,
    indicators: ['QUA01', 'QUA02', 'QUA03', 'QUA06'],
  },
  {
    kind: 'practice',
    title: 'Changing tools in under ten minutes',
    body: 'Film one change. Write down what could be done while the machine still runs, and do that first: fetch the tool, warm it, lay out the screws. Then replace screws by clamps. Smaller batches follow by themselves, and with them less stock.',
    contact: null,
    indicators: ['DEL08', 'DEL05', 'DEL04', 'PRD07'],
  },
  {
    kind: 'practice',
    title: 'Getting paid sooner without losing the customer',
    body: 'Invoice on the day of delivery. Call, do not write, on the second day after the date. Agree on the date in the order confirmation. Give the five largest customers one person whom they know.',
    contact: null,
    indicators: ['FIN07', 'FIN05'],
  },
  {
    kind: 'practice',
    title: 'Stock: A, B and C',
    body: 'List every part by what it is worth in a year. The first tenth of the parts is two thirds of the money: order these by need, every week. The last half is a twentieth of the money: buy it once a year and forget it.',
    contact: null,
    indicators: ['DEL05', 'DEL06', 'DEL07'],
  },
  {
    kind: 'practice',
    title: 'What an order really cost',
    body: 'For ten orders write down hours, material and rework afterwards, and set them against the quotation. Raise or leave the three that lose most. A sheet of paper does.',
    contact: null,
    indicators: ['FIN01', 'FIN02', 'FIN04', 'PRD02', 'PRD03'],
  },
];

export const directory: Readonly<Record<'bacg' | 'vfm', readonly NewHelp[]>> = {
  bacg: [
    ...practices,
    {
      kind: 'provider',
      title: 'Kovai Productivity Centre',
      body: 'Two engineers who come for a week: set-up of tools, flow, maintenance by the operators. Half of the fee is paid by the cluster programme.',
      contact: 'office@kovai-productivity.example',
      indicators: ['DEL08', 'DEL09', 'PRD07', 'QUA02', 'DEL05'],
    },
    {
      kind: 'provider',
      title: 'Peelamedu Cost Accountants',
      body: 'Costing of orders for workshops of up to 100 people, in English and Tamil.',
      contact: 'hello@peelamedu-costing.example',
      indicators: ['FIN01', 'FIN02', 'FIN07', 'PRD02', 'PRD03'],
    },
  ],
  vfm: [
    ...practices,
    {
      kind: 'provider',
      title: 'Institut für Rüstzeit, Karlsruhe',
      body: 'Rüstworkshops an der eigenen Maschine, zwei Tage, mit Film und Nachschau nach drei Monaten.',
      contact: 'post@ruestzeit.example',
      indicators: ['DEL08', 'PRD07', 'DEL05', 'DEL09'],
    },
  ],
};
