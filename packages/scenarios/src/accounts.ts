import { stableId } from './random.js';

export type DemoAccount = {
  id: string;
  email: string;
  name: string;
  role: 'firm_member' | 'firm_administrator' | 'counsellor' | 'association_administrator' | 'network_operator';
  /** Key of the firm (`bacg-0`), slug of the association (`bacg`), the gender assessment's company (`gender:BASF`), or nothing for the network. */
  place: string;
  /** Shown on the sign-in page and by the start command. */
  shown: boolean;
};

/** One password for all: the demo is a demo. */
export const demoPassword = 'gauge demo 2026';

const account = (
  email: string,
  name: string,
  role: DemoAccount['role'],
  place: string,
  shown = false,
): DemoAccount => ({ id: stableId('user', email), email, name, role, place, shown });

export const accounts: readonly DemoAccount[] = [
  account('meena@kovai-clutch.example', 'Meena Raghavan', 'firm_administrator', 'bacg-0', true),
  account('arjun@kovai-clutch.example', 'Arjun Selvam', 'firm_member', 'bacg-0'),
  account('sunita@kovai-clutch.example', 'Sunita Rajan', 'firm_administrator', 'bacg-0'),
  account('admin@bacg.example', 'Kavitha Iyer', 'association_administrator', 'bacg', true),
  account('counsel@bacg.example', 'Ravi Menon', 'counsellor', 'bacg', true),
  account('lakshmi@bacg.example', 'Lakshmi Narayanan', 'counsellor', 'bacg'),
  account('ravindra@nilgiri-gear.example', 'Ravindra Pillai', 'firm_administrator', 'bacg-1'),
  account('klaus@oberle.example', 'Klaus Oberle', 'firm_administrator', 'vfm-0', true),
  account('admin@vfm.example', 'Sabine Krüger', 'association_administrator', 'vfm'),
  account('counsel@vfm.example', 'Jens Hofmann', 'counsellor', 'vfm'),
  account('admin@scasf.example', 'Lerato Mokoena', 'association_administrator', 'scasf'),
  account('admin@aai.example', 'Paulo Siqueira', 'association_administrator', 'aai'),
  account('ana@serra-azul.example', 'Ana Beatriz Lopes', 'firm_administrator', 'aai-0'),
  account('admin@aopb.example', 'Elif Yalçın', 'association_administrator', 'aopb'),
  account('admin@gender.example', 'Nadia Bouzid', 'association_administrator', 'gender', true),
  account('reader@gender.example', 'Tomás Reyes', 'firm_administrator', 'gender:BASF', true),
  account('operator@network.example', 'Ingrid Solberg', 'network_operator', '', true),
];
