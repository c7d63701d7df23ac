import '@gauge/tooling/source';

export default async function setup() {
  const { testServer } = await import('../src/testing.ts');
  globalThis.gaugeTestServer = await testServer();
}
