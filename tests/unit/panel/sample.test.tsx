// @vitest-environment happy-dom
import { act, render, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { SamplePanel } from '../../../components/SamplePanel';
import { FOUR } from '../../gallery/views';

afterEach(() => void vi.useRealTimers());

/** With plain blanks: numbers carry no-break ones. */
const said = (el: HTMLElement) => (el.textContent ?? '').replace(/\u00a0/g, ' ');

async function sample() {
  vi.useFakeTimers();
  const { container, unmount } = render(<SamplePanel />);
  const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(60)));
  await settle();
  const root = (container.firstElementChild as HTMLElement).shadowRoot as ShadowRoot;
  const box = root.querySelector('.sl-theme') as HTMLElement;
  return { root, box, ui: within(box), settle, unmount };
}

test('the real panel writes and shows an outcome without any worker, and takes no focus by itself', async () => {
  const { root, box, ui, settle, unmount } = await sample();
  expect(root.activeElement).toBeNull();
  await act(async () => ui.getByRole('button', { name: 'Write the outcome' }).click());
  await settle();
  expect(root.activeElement?.id).toBe('sl-f-problem');
  for (const f of ['problem', 'segment', 'metric', 'target', 'by', 'reason'] as const) {
    const el = box.querySelector(`#sl-f-${f}`) as HTMLInputElement;
    await act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value')?.set?.call(el, FOUR[f]);
      el.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  await act(async () => {
    root.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
  await settle();
  expect(said(box)).toContain('67 %');
  expect(said(box)).toContain('Saved on this device.');
  unmount();
});

test('the framed state is a finished outcome', async () => {
  const { box, ui, settle, unmount } = await sample();
  await act(async () => ui.getByRole('radio', { name: 'Framed' }).click());
  await settle();
  expect(said(box)).toContain('will raise Checkout completion from 61.2 % to 65 %');
  expect(said(box)).toContain('Shared in this issue');
  unmount();
});
