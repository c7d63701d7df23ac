import type { DemoFirm } from './firms.js';
import { Dice } from './random.js';

export type DemoAnswers = {
  form: 'short' | 'full';
  currency: string;
  moneyScale: 1 | 1000;
  answers: Map<string, number>;
};

const clamp = (x: number, low: number, high: number): number => Math.max(low, Math.min(high, x));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * What a firm answers for one reference year. One latent quality per firm and one per topic move the figures together, so that
 * good practice, low scrap and good margins tend to meet; a slow trend and yearly luck move them from round to round.
 * All parts stay within their wholes.
 */
export function demoAnswers(firm: DemoFirm, year: number): DemoAnswers {
  const taste = new Dice('taste', firm.key);
  const luck = new Dice('year', firm.key, year);
  const topic = (name: string): number =>
    firm.quality + 0.07 * (year - 2024) + 0.6 * new Dice('topic', firm.key, name).normal() + 0.2 * luck.normal();
  const all = new Map<string, number>();
  const put = (code: string, value: number, digits = 0): number => {
    const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
    all.set(code, rounded);
    return rounded;
  };

  const moneyCodes = new Set<string>();
  const putMoney: Put = (code, value) => {
    moneyCodes.add(code);
    return put(code, value < 20_000 ? value : Math.round(value / 100) * 100);
  };
  const money = books(firm, year, taste, luck, topic, put, putMoney);
  people(money.fte, topic, luck, put, money);
  production(firm, money, topic, luck, put);
  market(money, topic, taste, luck, put);
  ratings(firm, year, taste, topic, put);
  environment(money, topic, luck, put);

  const form =
    firm.size === 'micro' ||
    (firm.size === 'small' && taste.chance(0.6)) ||
    (firm.size === 'medium' && taste.chance(0.25))
      ? 'short'
      : 'full';
  // some items nobody measures: blank is never zero
  const blanks = new Dice('blank', firm.key);
  for (const code of [...all.keys()]) if (!alwaysKnown.has(code) && blanks.chance(0.05)) all.delete(code);
  const inThousands = firm.size === 'large' && taste.chance(0.4);
  if (inThousands) for (const [code, value] of all) if (moneyCodes.has(code)) all.set(code, Math.round(value / 1000));
  return { form, currency: firm.place.currency, moneyScale: inThousands ? 1000 : 1, answers: all };
}

type Put = (code: string, value: number, digits?: number) => number;
type Topic = (name: string) => number;
type Money = {
  turnover: number;
  fte: number;
  headcount: number;
  personnel: number;
  purchases: number;
  costOfSales: number;
  materials: number;
  ppp: number;
};

const alwaysKnown = new Set([
  'turnover',
  'fte',
  'headcount',
  'intermediate_inputs',
  'personnel_cost',
  'cost_of_sales',
  'operating_profit',
  'units_produced',
  'orders_delivered',
  'orders_due',
  'working_days',
  'turnover_prev',
]);

function books(firm: DemoFirm, year: number, taste: Dice, luck: Dice, topic: Topic, put: Put, money: Put): Money {
  const { place } = firm;
  const growth = (1.02 + 0.012 * firm.quality) ** (year - 2023);
  const fte = Math.max(3, firm.staff * growth * (1 + 0.04 * luck.normal()));
  const local = place.ppp[year]!;
  const valueAdded = fte * place.productivity * Math.exp(0.22 * topic('productivity') + 0.12 * luck.normal()) * local;
  const share = clamp(0.36 + 0.03 * firm.quality + 0.06 * taste.normal(), 0.18, 0.62);
  const turnover = money('turnover', valueAdded / share);
  const purchases = money('intermediate_inputs', turnover * (1 - share));
  const personnel = money(
    'personnel_cost',
    valueAdded * clamp(place.labourShare - 0.05 * topic('finance') + 0.05 * taste.normal(), 0.3, 1.02),
  );
  const operating = money(
    'operating_profit',
    turnover * clamp(0.06 + 0.032 * topic('finance') + 0.02 * luck.normal(), -0.18, 0.3),
  );
  money('profit_before_tax', operating - turnover * clamp(0.012 - 0.004 * topic('finance'), 0.001, 0.05));
  const costOfSales = money(
    'cost_of_sales',
    turnover * clamp(0.76 - 0.035 * topic('finance') + 0.03 * taste.normal(), 0.45, 0.97),
  );
  const materials = money('material_cost', purchases * clamp(0.68 + 0.08 * taste.normal(), 0.3, 0.92));
  const assets = money('total_assets', turnover * clamp(0.85 + 0.2 * taste.normal(), 0.35, 1.9));
  const current = money('current_assets', assets * clamp(0.52 + 0.09 * taste.normal(), 0.25, 0.85));
  const liabilities = money(
    'current_liabilities',
    current / clamp(1.55 + 0.25 * topic('finance') + 0.2 * luck.normal(), 0.7, 4),
  );
  money('interest_bearing_debt', assets * clamp(0.3 - 0.06 * topic('finance') + 0.08 * taste.normal(), 0.01, 0.8));
  money(
    'trade_receivables',
    Math.min(current * 0.7, (turnover * clamp(58 - 9 * topic('finance') + 10 * luck.normal(), 12, 150)) / 365),
  );
  money(
    'trade_payables',
    Math.min(liabilities * 0.9, (purchases * clamp(52 - 4 * topic('finance') + 9 * luck.normal(), 12, 140)) / 365),
  );
  money(
    'capital_expenditure',
    turnover * clamp(0.045 + 0.012 * topic('innovation') + 0.015 * luck.normal(), 0.002, 0.2),
  );
  money('turnover_prev', turnover / place.inflation[year]! / (1.02 + 0.012 * firm.quality + 0.04 * luck.normal()));
  const raw = money('inventory_raw', (materials * clamp(34 - 6 * topic('delivery') + 6 * luck.normal(), 5, 110)) / 365);
  const wip = money(
    'inventory_wip',
    (costOfSales * clamp(15 - 3.5 * topic('delivery') + 3 * luck.normal(), 1.5, 70)) / 365,
  );
  const finished = money(
    'inventory_finished',
    (costOfSales * clamp(18 - 3.5 * topic('delivery') + 4 * luck.normal(), 2, 80)) / 365,
  );
  money('inventory_total', (raw + wip + finished) * 1.02);
  money('rd_expenditure', turnover * clamp(0.018 + 0.01 * topic('innovation') + 0.004 * taste.normal(), 0, 0.14));
  money('turnover_new_products', turnover * clamp(0.16 + 0.07 * topic('innovation') + 0.04 * luck.normal(), 0, 0.75));
  money('training_cost', personnel * clamp(0.013 + 0.006 * topic('people'), 0.0005, 0.07));
  for (const [code, weight] of [
    ['scrap_cost', 0.011],
    ['rework_cost', 0.008],
    ['warranty_cost', 0.006],
  ] as const)
    money(code, turnover * weight * Math.exp(-0.45 * topic('quality') + 0.25 * luck.normal()));
  money('marketing_sales_cost', turnover * clamp(0.032 + 0.01 * taste.normal(), 0.002, 0.12));
  money('turnover_online', turnover * clamp(0.12 + 0.09 * topic('market') + 0.08 * taste.normal(), 0, 0.85));
  money('turnover_top3_customers', turnover * clamp(0.58 - 0.06 * topic('market') + 0.12 * taste.normal(), 0.12, 0.97));
  const exports = money(
    'exports_direct',
    turnover * clamp(0.2 + 0.1 * topic('export') + 0.1 * taste.normal(), 0.005, 0.85),
  );
  money('exports_indirect', Math.min(turnover - exports, turnover * clamp(0.16 + 0.08 * taste.normal(), 0, 0.5)));
  money(
    'exports_direct_prev',
    (exports / place.inflation[year]!) * clamp(0.97 - 0.03 * topic('export') + 0.06 * luck.normal(), 0.6, 1.5),
  );
  money('exports_top_market', exports * clamp(0.52 - 0.07 * topic('export') + 0.12 * taste.normal(), 0.12, 1));
  money('purchases_domestic', purchases * clamp(0.72 + 0.1 * taste.normal(), 0.15, 1));
  const headcount = put('headcount', Math.ceil(fte * 1.04));
  return { turnover, fte: put('fte', fte, 1), headcount, personnel, purchases, costOfSales, materials, ppp: local };
}

function people(fte: number, topic: Topic, luck: Dice, put: Put, money: Money): void {
  put('training_days', fte * clamp(2.6 + 1.3 * topic('people') + 0.5 * luck.normal(), 0.1, 14));
  put('working_days', 225 + Math.round(6 * luck.normal()));
  put('absence_days', fte * 225 * clamp(0.045 - 0.011 * topic('people') + 0.008 * luck.normal(), 0.005, 0.17));
  put('leavers_voluntary', money.headcount * clamp(0.1 - 0.03 * topic('people') + 0.03 * luck.normal(), 0, 0.6));
  const hours = put('hours_worked', fte * 1780);
  put('lost_time_injuries', (hours / 1e6) * clamp(14 - 6 * topic('people') + 5 * luck.normal(), 0, 70));
  put('overtime_hours', hours * clamp(0.055 - 0.01 * topic('people') + 0.015 * luck.normal(), 0, 0.25));
  put('qualified_staff', money.headcount * clamp(0.62 + 0.09 * topic('people') + 0.05 * luck.normal(), 0.1, 1));
  put('technical_staff_fte', fte * clamp(0.13 + 0.04 * topic('innovation') + 0.02 * luck.normal(), 0.01, 0.6), 1);
  put('suggestions_implemented', fte * clamp(0.5 + 0.45 * topic('people') + 0.15 * luck.normal(), 0, 6));
  const managers = put('managers', Math.max(1, Math.round(money.headcount * 0.07)));
  put(
    'managers_women',
    Math.min(managers, Math.round(managers * clamp(0.24 + 0.06 * topic('people') + 0.1 * luck.normal(), 0, 0.8))),
  );
}

function production(firm: DemoFirm, money: Money, topic: Topic, luck: Dice, put: Put): void {
  const orders = put('orders_due', 60 + money.fte * 14 * luck.between(0.7, 1.3));
  put(
    'orders_on_time_in_full',
    Math.min(orders, orders * logistic(2 + 0.75 * topic('delivery') + 0.2 * luck.normal())),
  );
  put('orders_delivered', orders * 0.99);
  put('complaints', orders * 0.016 * Math.exp(-0.5 * topic('quality') + 0.3 * luck.normal()));
  const deliveries = put('supplier_deliveries', 80 + money.fte * 9);
  put('supplier_deliveries_on_time', deliveries * logistic(1.8 + 0.5 * topic('delivery') + 0.2 * luck.normal()));
  put('order_lead_time_days', clamp(24 - 6 * topic('delivery') + 4 * luck.normal(), 2, 120), 1);
  put('time_to_market_months', clamp(14 - 2.5 * topic('innovation') + 2 * luck.normal(), 2, 48), 1);
  if (firm.service) return;
  const units = put('units_produced', money.fte * 5200 * luck.between(0.8, 1.25));
  const scrapRate = clamp(0.019 * Math.exp(-0.55 * topic('quality') + 0.25 * luck.normal()), 0.001, 0.2);
  const reworkRate = clamp(0.026 * Math.exp(-0.5 * topic('quality') + 0.25 * luck.normal()), 0.001, 0.25);
  const scrapped = put('units_scrapped', units * scrapRate);
  const reworked = put('units_reworked', units * reworkRate);
  put('units_right_first_time', units - scrapped - reworked);
  const good = put('units_good', units - scrapped);
  const delivered = put('units_delivered', good * 0.985);
  put('units_returned', delivered * 0.0016 * Math.exp(-0.7 * topic('quality') + 0.4 * luck.normal()));
  put('output_actual', good);
  put('output_capacity', good / clamp(0.79 + 0.04 * topic('productivity') + 0.07 * luck.normal(), 0.35, 1.08));
  const planned = put('planned_production_hours', 3900 * luck.between(0.8, 1.3));
  const downtime = put(
    'unplanned_downtime_hours',
    planned * clamp(0.075 - 0.022 * topic('productivity') + 0.012 * luck.normal(), 0.006, 0.3),
  );
  const run = put('run_hours', (planned - downtime) * 0.96);
  put(
    'ideal_cycle_hours',
    (run * clamp(0.84 + 0.04 * topic('productivity') + 0.03 * luck.normal(), 0.5, 0.97)) / units,
    6,
  );
  const changeovers = put('changeovers', 250 * luck.between(0.5, 2));
  put(
    'changeover_minutes',
    changeovers * clamp(62 * Math.exp(-0.35 * topic('productivity') + 0.2 * luck.normal()), 4, 400),
  );
  const machineHours = put('machine_hours', money.fte * 980);
  put(
    'machine_hours_automated',
    machineHours * clamp(0.42 + 0.13 * topic('innovation') + 0.05 * luck.normal(), 0.02, 0.98),
  );
  put('floor_area', money.fte * 44 * luck.between(0.75, 1.35));
}

function market(money: Money, topic: Topic, taste: Dice, luck: Dice, put: Put): void {
  const customers = put('customers_start', Math.max(4, 12 + money.fte * 0.35 * taste.between(0.6, 1.6)));
  put(
    'customers_retained',
    Math.min(customers, customers * logistic(2.3 + 0.45 * topic('market') + 0.2 * luck.normal())),
  );
  const quotes = put('quotes_submitted', 30 + money.fte * 1.4 * taste.between(0.6, 1.6));
  put('quotes_won', quotes * clamp(0.31 + 0.06 * topic('market') + 0.03 * luck.normal(), 0.04, 0.85));
  const surveyed = put('customers_surveyed', Math.max(4, customers * 0.6));
  put(
    'customers_satisfied',
    Math.min(surveyed, surveyed * logistic(1.7 + 0.5 * topic('quality') + 0.2 * luck.normal())),
  );
  put('export_markets', clamp(4 + 3.2 * topic('export') + 2 * taste.normal() + money.fte / 60, 1, 60));
  const shipments = put('export_shipments', 24 + money.fte * 0.9 * taste.between(0.6, 1.6));
  put(
    'export_shipments_rejected',
    shipments * clamp(0.014 * Math.exp(-0.5 * topic('quality') + 0.3 * luck.normal()), 0, 0.25),
  );
  put('export_clearance_days', clamp(3.6 - 0.6 * topic('export') + 0.8 * luck.normal(), 0.5, 20), 1);
  put('trade_fairs', clamp(2 + 1.1 * topic('export') + taste.normal(), 0, 15));
  put('partnerships_active', clamp(1.6 + 0.9 * topic('linkages') + taste.normal(), 0, 18));
}

const ratingTopics: Record<string, string> = { r_: 'innovation', p_: 'management' };
const ratingCodes = [
  'r_digital_strategy',
  'r_digital_readiness',
  'r_digital_skills',
  'r_data_management',
  'r_automation_ai',
  'r_digital_green',
  'p_lean',
  'p_process_documentation',
  'p_problem_solving',
  'p_kpi_tracking',
  'p_kpi_review',
  'p_kpi_visibility',
  'p_target_balance',
  'p_target_horizon',
  'p_target_stretch',
  'p_target_cascade',
  'p_reward',
  'p_underperformance',
  'p_talent_development',
  'p_retention',
  'p_strategy',
  'p_leadership',
  'p_customer_focus',
  'p_budgeting',
  'p_costing',
  'p_cash_forecast',
  'p_quality_system',
  'p_supplier_management',
  'p_maintenance',
];
const yesNo: Record<string, { base: number; topic: string }> = {
  cert_quality: { base: 1.1, topic: 'quality' },
  cert_environment: { base: -0.4, topic: 'environment' },
  cert_safety: { base: -0.7, topic: 'people' },
  cert_product: { base: 0.2, topic: 'quality' },
  joint_purchasing: { base: -1, topic: 'linkages' },
  joint_training: { base: -0.3, topic: 'linkages' },
  joint_marketing: { base: -0.8, topic: 'linkages' },
  joint_development: { base: -0.5, topic: 'linkages' },
  joint_facilities: { base: -1.1, topic: 'linkages' },
  link_university: { base: -0.6, topic: 'linkages' },
  link_vocational: { base: 0.5, topic: 'linkages' },
  link_technical_centre: { base: 0.1, topic: 'linkages' },
  link_association: { base: 0.4, topic: 'linkages' },
};

/** Practices change slowly: a firm's own leaning per item stays, the topic moves it over the years. */
function ratings(firm: DemoFirm, year: number, taste: Dice, topic: Topic, put: Put): void {
  for (const code of ratingCodes) {
    const leaning = 0.5 * new Dice('item', firm.key, code).normal();
    put(code, clamp(Math.round(2.85 + 0.62 * topic(ratingTopics[code.slice(0, 2)]!) + leaning), 1, 5));
  }
  for (const [code, { base, topic: name }] of Object.entries(yesNo)) {
    const leaning = new Dice('item', firm.key, code).normal() + taste.between(-0.1, 0.1);
    put(
      code,
      base + 0.8 * (firm.quality + 0.15 * (year - 2024)) + leaning + 0.3 * new Dice('topic', firm.key, name).normal() >
        0
        ? 1
        : 0,
    );
  }
}

function environment(money: Money, topic: Topic, luck: Dice, put: Put): void {
  const international = money.turnover / money.ppp;
  const energy = put(
    'energy_kwh',
    (international / 1000) * 165 * Math.exp(-0.3 * topic('environment') + 0.3 * luck.normal()),
  );
  put('energy_renewable_kwh', energy * clamp(0.19 + 0.1 * topic('environment') + 0.06 * luck.normal(), 0, 1));
  put('ghg_scope1', energy * 0.00009 * luck.between(0.7, 1.4), 1);
  put('ghg_scope2', energy * 0.00028 * clamp(1 - 0.12 * topic('environment'), 0.2, 1.6), 1);
  put('water_m3', (international / 1000) * 0.75 * Math.exp(-0.25 * topic('environment') + 0.3 * luck.normal()));
  const waste = put('waste_total', (international / 1e6) * 21 * Math.exp(0.25 * luck.normal()), 1);
  put(
    'waste_recovered',
    Math.min(waste, waste * clamp(0.62 + 0.13 * topic('environment') + 0.05 * luck.normal(), 0.03, 1)),
    1,
  );
  const material = put('material_input', (international / 1e6) * 210 * luck.between(0.8, 1.25), 1);
  put('material_in_product', material * clamp(0.83 + 0.045 * topic('quality') + 0.02 * luck.normal(), 0.45, 0.985), 1);
}

/** Typical slips in the open round: a unit wrong by a factor, in every answer that is read off the same meter or list. */
const slips: readonly { codes: readonly string[]; factor: number }[] = [
  { codes: ['energy_kwh', 'energy_renewable_kwh'], factor: 0.001 },
  { codes: ['orders_on_time_in_full'], factor: 0.1 },
  { codes: ['absence_days'], factor: 10 },
  { codes: ['training_days'], factor: 100 },
  { codes: ['turnover_prev'], factor: 0.1 },
  { codes: ['units_returned'], factor: 30 },
  { codes: ['inventory_total'], factor: 0.01 },
];

/** What the firm sends in: its answers, in the open round sometimes with a slip, which then waits as a query. */
export function sentAnswers(firm: DemoFirm, year: number): ReturnType<typeof demoAnswers> & { slipped: boolean } {
  const sheet = demoAnswers(firm, year);
  const dice = new Dice('slip', firm.key, year);
  const slip = year === 2025 && dice.chance(0.05) ? dice.pick(slips) : undefined;
  const answers = new Map(sheet.answers);
  const wrong = slip?.codes.filter((code) => answers.get(code)) ?? [];
  for (const code of wrong) answers.set(code, Math.round(answers.get(code)! * slip!.factor));
  return { ...sheet, answers, slipped: wrong.length > 0 };
}
