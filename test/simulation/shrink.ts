/** Leaves out of a failing plan all that the failure does not need (delta debugging): every rest of a list is a plan again. */
import type { Operation, Plan } from './operations.ts';
import { run } from './run.ts';

/** tell: hears of each smaller plan. Returns the smallest found. */
export async function shrink(plan: Plan, violation: string, tell: (left: number) => void): Promise<Plan> {
  const failure = nameOf(violation);
  const fails = async (smaller: Plan) => {
    const outcome = await run(smaller);
    return outcome.violation !== undefined && nameOf(outcome.violation) === failure;
  };
  let { setting } = plan;
  let list = plan.operations.slice(0, -1);
  const end = plan.operations.slice(-1);
  for (let chunk = Math.ceil(list.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)) {
    for (let from = 0; from < list.length; ) {
      const rest = [...list.slice(0, from), ...list.slice(from + chunk)];
      if (await fails({ setting, operations: [...rest, ...end] })) {
        list = rest;
        tell(list.length);
      } else from += chunk;
    }
  }
  // Fewer phones, memory, no live stream: whatever is not needed.
  for (let i = setting.roles.length - 1; i > 0; i--) {
    const roles = setting.roles.filter((_role, at) => at !== i);
    // The operations keep their phones: those of the one left out go, later ones move down.
    const operations = [...moved(list, i, setting.roles.length), ...end];
    if (await fails({ setting: { ...setting, roles }, operations })) {
      list = operations.slice(0, -1);
      setting = { ...setting, roles };
    }
  }
  const plain = { ...setting, live: false, backend: 'memory' } as const;
  if (await fails({ setting: plain, operations: [...list, ...end] })) setting = plain;
  return { setting, operations: [...list, ...end] };
}

function moved(list: readonly Operation[], without: number, phones: number): Operation[] {
  return list
    .map((one) => ({ ...one, phone: one.phone % phones }))
    .filter(({ phone }) => phone !== without)
    .map((one) => ({ ...one, phone: one.phone > without ? one.phone - 1 : one.phone }));
}

/** What kind of failure it is: its first words, without ids and numbers. */
function nameOf(violation: string): string {
  return violation
    .slice(0, 60)
    .replace(/[^A-Za-z ]+/g, '#')
    .slice(0, 30);
}
