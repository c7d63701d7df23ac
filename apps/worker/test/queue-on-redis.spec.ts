import { startWorker } from '../src/worker.js';
import { redisSource, startRedis, type TestRedis } from './redis.js';
import { holding, makeWorld, settled, spawnWorker, until, type World } from './world.js';

if (redisSource === null) {
  test('Redis is not tested here: neither TEST_REDIS_URL nor a redis-server on the path', () => {
    process.stderr.write('The queue on Redis was not tested: install redis-server or set TEST_REDIS_URL.\n');
    expect(redisSource).toBeNull();
  });
} else {
  describe('the queue on Redis', () => {
    let world: World;
    let redis: TestRedis;
    beforeAll(async () => {
      world = await makeWorld();
      redis = await startRedis();
    });
    afterAll(async () => {
      await redis.stop();
      await world.close();
    });

    test('a release that is asked for is published', async () => {
      const worker = await startWorker({ ...world.settings, redisUrl: redis.url });
      expect(worker.backend).toBe('Redis');
      const run = await world.request(await world.round('one'));
      expect(await settled(world, run)).toMatchObject({ status: 'published', fence: 1 });
      await worker.stop();
    });

    test('everything in Redis is lost, the work is not', async () => {
      const env = { REDIS_URL: redis.url };
      const first = spawnWorker(world, env);
      await first.ready;
      const run = await world.request(await world.round('two'));
      await holding(world, 'assessment', 'access exclusive', async () => {
        await until(async () => (await world.run(run)).status === 'running' && (await world.undelivered()) === 0);
        first.process.kill('SIGKILL');
        await first.exit;
        await redis.client.flushall();
      });

      const second = spawnWorker(world, env);
      expect(await settled(world, run)).toMatchObject({ status: 'published', fence: 2 });
      second.process.kill('SIGTERM');
      expect(await second.exit).toBe(0);
    });

    test('while Redis is down requests are taken, and done when it is back', async () => {
      const worker = await startWorker({ ...world.settings, redisUrl: redis.url });
      await redis.client.client('PAUSE', 8_000, 'ALL');
      const run = await world.request(await world.round('three'));
      expect(await settled(world, run)).toMatchObject({ status: 'published' });
      await worker.stop();
    });

    test('a Redis that may drop jobs is refused', async () => {
      if (process.env.TEST_REDIS_URL) await redis.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const other = await startRedis({ 'maxmemory-policy': 'allkeys-lru' });
      await expect(startWorker({ ...world.settings, redisUrl: other.url })).rejects.toThrow(/allkeys-lru.*noeviction/);
      await other.client.config('SET', 'maxmemory-policy', 'noeviction');
      await other.stop();
    });
  });
}
