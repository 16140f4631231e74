/**
 * The witness of a registration: where a tracker keeps no history of our store, a short comment says that the plan was
 * frozen, by whom and with which hash. Put by the device that registered, once its record has reached the tracker.
 */
import { showDay } from '../outcome/day';
import { toForm } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import { fromTo } from '../outcome/sentence';
import { dayOf } from '../strings/time';
import { WITNESS } from '../strings/witness';
import { asAccount } from './carrier';
import type { Parts } from './parts';
import { saved } from './reconcile';

export function witnessing(parts: Parts) {
  const { rows, io } = parts;

  return {
    /** After a write of ours; what fails is tried again after the next one. */
    async witness(item: ItemRef): Promise<void> {
      const row = await rows.get(item);
      const { local, toWitness, dirty, standing, account } = row;
      const registration = local?.content.registration;
      if (!toWitness || !local || !registration || dirty || standing || row.way !== 'share') return;
      const home = parts.home(item.tracker);
      const { settings } = await parts.judging.of(row.item);
      const done = () => rows.update(item, ({ toWitness: _, ...r }) => r);
      if (!home?.acts || home.history || !settings.policy.witness || registration.witness !== undefined) {
        await done();
        return;
      }
      const form = toForm(local.content);
      const day = registration.at.slice(0, 10);
      const text = WITNESS.comment({
        day: showDay(day, 'long'),
        by: registration.by,
        metric: form.metric ?? '',
        plan: fromTo(form),
        until: form.by === undefined ? '' : showDay(form.by, 'long'),
        hash: registration.hash,
      });
      // Noted first: a worker that is killed over the answer comments once at most, and says "no witness" otherwise.
      await done();
      const told = await home.acts.comment(
        row.item,
        text,
        account === undefined ? io : asAccount(io, account),
      );
      if (!told.ok) {
        const lasting = told.trouble.code === 'not-permitted' || told.trouble.code === 'locked';
        if (!lasting) await rows.update(item, (r) => ({ ...r, toWitness: true }));
        return;
      }
      const said = told.url ?? WITNESS.where(showDay(dayOf(io.now()), 'short'));
      await rows.update(item, (r) => {
        const now = r.local?.content;
        if (now?.registration?.hash !== registration.hash || now.registration.witness !== undefined) return r;
        const next = { ...now, registration: { ...now.registration, witness: said.slice(0, 300) } };
        return saved(r, next, { at: io.now(), ...(local.by !== undefined && { by: local.by }) }, parts.newId);
      });
      parts.changed(item);
      await parts.push(item);
    },
  };
}
