import type { PartnershipType } from '@gauge/contracts';

type Text = {
  kind: 'offer' | 'request';
  code: string;
  title: string;
  text: string;
  types: PartnershipType[];
};
const offer = (code: string, title: string, text: string, ...types: PartnershipType[]): Text => ({
  kind: 'offer',
  code,
  title,
  text,
  types,
});
const request = (code: string, title: string, text: string, ...types: PartnershipType[]): Text => ({
  kind: 'request',
  code,
  title,
  text,
  types,
});

/** What firms of each ISIC class offer and seek in the demo. */
export const tradeProfiles: Readonly<Record<string, readonly Text[]>> = {
  '2930': [
    offer(
      '870830',
      'Brake drums and discs for trucks',
      'Cast and machined brake drums and discs, tested on our own bench, with capacity for one more customer abroad.',
      'manufacturing',
    ),
    request(
      '870840',
      'Development partner for small gearboxes',
      'We seek a partner to develop a compact gearbox for three-wheelers, with shared tooling and shared rights.',
      'technical',
      'joint_venture',
    ),
    offer(
      '870894',
      'Steering columns under licence',
      'Our steering column has run in tractors for eight years. We license drawings, test plans and help with the first series.',
      'licensing',
      'technical',
    ),
    request(
      '870880',
      'Distributor for suspension parts',
      'We look for a distributor of suspension arms and bushings who knows the workshops of the region.',
      'intermediary',
    ),
    offer(
      '870893',
      'Clutch covers and discs in small series',
      'Clutch covers and discs for agricultural machines, from fifty pieces, with drawings made from a sample.',
      'manufacturing',
      'reciprocal_production',
    ),
    request(
      '681389',
      'Asbestos-free facings for clutch discs',
      'We need facings for dry clutches of light tractors and help to qualify them on our bench.',
      'manufacturing',
      'technical',
    ),
  ],
  '2219': [
    offer(
      '401693',
      'Seals for brake hydraulics',
      'Seals of EPDM from our own mixing shop, with approval samples in three weeks.',
      'manufacturing',
    ),
    request(
      '401699',
      'Know-how for damping mounts',
      'We make simple bushings and seek a partner who teaches us tuned engine mounts.',
      'technical',
    ),
  ],
  '2220': [
    offer(
      '392690',
      'Injection moulding with overmoulded inserts',
      'Clips, housings and connectors from 20 to 600 tonnes of clamping force, inserts placed by robot.',
      'manufacturing',
    ),
    request(
      '848071',
      'Toolmaker for large moulds',
      'We seek a toolmaker for moulds up to 12 tonnes who also services them near us.',
      'manufacturing',
      'technical',
    ),
    offer(
      '392630',
      'Interior trim with recycled content',
      'Trim parts with forty per cent recycled polypropylene, colour-matched, with test reports.',
      'manufacturing',
      'research',
    ),
  ],
  '2431': [
    offer(
      '732599',
      'Ductile iron castings up to 40 kg',
      'Green sand moulding, machined if wanted, with pattern making in house and free capacity on one line.',
      'manufacturing',
      'reciprocal_production',
    ),
    request(
      '732510',
      'Partner for thin-walled grey iron',
      'Our scrap on walls under four millimetres is too high. We seek a foundry that shows us how and shares orders.',
      'technical',
    ),
  ],
  '2432': [
    offer(
      '761699',
      'Aluminium die castings, machined',
      'Die casting from 400 to 1,200 tonnes, heat treatment and machining on five axes.',
      'manufacturing',
    ),
    request(
      '845430',
      'Automation of die casting cells',
      'We want to automate spraying and removal on six machines and seek a partner who has done it.',
      'technical',
    ),
  ],
  '2591': [
    offer(
      '732619',
      'Hot forgings up to 15 kg',
      'Closed-die forgings of steel with heat treatment and crack testing, tools made by us.',
      'manufacturing',
    ),
    offer(
      '732690',
      'Deep-drawn parts and brackets',
      'Progressive tools up to 630 tonnes, assembly by welding and riveting.',
      'manufacturing',
    ),
    request(
      '820730',
      'Design of progressive tools',
      'We seek a tool designer for progressive dies with in-die sensors, for a joint development.',
      'technical',
      'joint_venture',
    ),
  ],
  '2592': [
    offer(
      '848310',
      'Shafts turned and ground',
      'Shafts up to 600 mm, hardened and ground, in lots from 200, measured one by one.',
      'manufacturing',
    ),
    request(
      '846620',
      'Zero-point clamping on older machines',
      'We want to shorten set-up on twenty lathes and mills and look for a partner with experience.',
      'technical',
    ),
    offer(
      '732690',
      'Coating with zinc flake',
      'A free coating line for parts up to one metre, salt spray tested, with pick-up in the region.',
      'manufacturing',
    ),
  ],
  '2599': [
    offer(
      '732020',
      'Coil springs for valves and clutches',
      'Springs of wire from 0.5 to 14 mm, shot-peened and set, with fatigue tests on our bench.',
      'manufacturing',
    ),
    request(
      '731815',
      'Second source for special screws',
      'We need cold-formed screws of 10.9 with locking patches, as a second source.',
      'manufacturing',
      'intermediary',
    ),
  ],
  '2740': [
    offer(
      '851220',
      'LED work lamps for machines',
      'Work lamps of our own design, sealed against dust and water, open for private label.',
      'manufacturing',
      'licensing',
    ),
  ],
  '2790': [
    offer(
      '854430',
      'Wiring sets in small lots',
      'Wiring sets from one piece to five thousand, tested one by one, with drawings kept by us.',
      'manufacturing',
    ),
    request(
      '853669',
      'Connectors for high voltage',
      'We seek a maker of connectors up to 800 V who works with small customers.',
      'manufacturing',
      'technical',
    ),
  ],
  '2822': [
    offer(
      '820730',
      'Press tools with trial runs',
      'Progressive and transfer tools, tried on our own 800-tonne press before they leave.',
      'manufacturing',
      'technical',
    ),
    request(
      '845710',
      'Representative for machining centres',
      'We look for a representative who sells and services our machining centres.',
      'intermediary',
    ),
  ],
  '7120': [
    offer(
      '903120',
      'Endurance tests of clutches and brakes',
      'Two benches for clutches and brakes up to 60 kW, reports accepted by large customers.',
      'technical',
      'research',
    ),
  ],
};

/** The two firms of the story. */
export const clutchRequest = {
  title: 'Technical partner for longer clutch life',
  text: 'We make clutch discs for tractors and light trucks, some 40,000 a year. Our facings wear too fast under slipping loads. We seek a maker who shares know-how in friction bonding and damper design, against a licence fee or work for both markets.',
} as const;
export const clutchOffer = {
  title: 'Know-how in clutch discs and friction bonding',
  text: 'Forty years of clutch discs for agricultural machines. We share process know-how, bonding and damper design with a capable maker abroad, by licence or joint production, and help with the first series on site.',
} as const;
