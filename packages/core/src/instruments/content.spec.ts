import { builtInInstrument, builtInInstruments } from './content.js';

test('the built-in instruments are coherent', () => {
  expect(builtInInstruments().map(({ code, version }) => `${code} ${version}`)).toEqual([
    'competitiveness 1',
    'gender-wba 1',
  ]);
  expect(() => builtInInstrument('unknown')).toThrow('No built-in instrument');
});
