import type { TestPlatform } from './test-platform.js';

/** What deposits pay of prices is moved to the price's account: nothing goes out of it before. */
export async function moveDeposits(platform: TestPlatform): Promise<void> {
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from payment_order where kind = 'TRANSFER' and state = 'DUE' order by created_at, id",
  );
  for (const { id } of rows) {
    const order = `finance/payment-orders/${id}`;
    await (await platform.as('chuna')).post(`${order}/execution`, { flowNo: `HZ${id.slice(0, 18)}` });
    await (await platform.as('fuhe')).post(`${order}/confirmation`);
  }
}
