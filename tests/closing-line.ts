import type { Reporter, TestModule } from 'vitest/node';

/** One plain closing line, `N passed, N failed`, that `scripts/test.ts` and any CI can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const n = { passed: 0, failed: 0, skipped: 0 };
    for (const m of modules) {
      for (const t of m.children.allTests()) {
        const { state } = t.result();
        if (state !== 'pending') n[state]++;
      }
      // A file that could not be loaded, or whose set-up broke, has no failed test to show for it.
      if (m.errors().length > 0) n.failed++;
    }
    n.failed += unhandled.length;
    console.log(`${n.passed} passed, ${n.failed} failed${n.skipped > 0 ? `, ${n.skipped} skipped` : ''}`);
  }
}
