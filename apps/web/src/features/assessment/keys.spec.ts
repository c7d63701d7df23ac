import { stepOf } from './keys.js';

const pressed = (key: string, over: Partial<KeyboardEvent> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...over,
});

test('Enter goes on, with Shift back', () => {
  expect(stepOf(pressed('Enter'), true)).toEqual({ to: 'field', by: 1 });
  expect(stepOf(pressed('Enter', { shiftKey: true }), false)).toEqual({ to: 'field', by: -1 });
});

test('arrows move between lines of text and are left alone in choices', () => {
  expect(stepOf(pressed('ArrowDown'), true)).toEqual({ to: 'field', by: 1 });
  expect(stepOf(pressed('ArrowUp'), true)).toEqual({ to: 'field', by: -1 });
  expect(stepOf(pressed('ArrowDown'), false)).toBeNull();
});

test('Alt with an arrow changes the topic, wherever the focus is', () => {
  expect(stepOf(pressed('ArrowDown', { altKey: true }), false)).toEqual({ to: 'topic', by: 1 });
  expect(stepOf(pressed('ArrowUp', { altKey: true }), true)).toEqual({ to: 'topic', by: -1 });
});

test('the browser’s own keys stay its own', () => {
  expect(stepOf(pressed('ArrowDown', { ctrlKey: true }), true)).toBeNull();
  expect(stepOf(pressed('a'), true)).toBeNull();
  expect(stepOf(pressed('Enter', { metaKey: true }), true)).toBeNull();
});
