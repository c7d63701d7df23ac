export default async function teardown() {
  await globalThis.gaugeTestServer?.stop();
}
