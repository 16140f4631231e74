/** Reaching our closed shadow roots in Chromium, through the debugging interface. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { RawTab } from './engine';

type World = { id: number; uniqueId: string };

/**
 * Runs a function with all shadow roots of the document, closed ones too. It runs in the extension's own isolated
 * world, which may ask for closed roots; without that world nothing of ours can stand in the page.
 */
export function rootsOf(context: BrowserContext, page: Page): RawTab['inRoots'] {
  const worlds: World[] = [];
  let session: Promise<CDPSession> | undefined;

  async function attach() {
    const s = await context.newCDPSession(page);
    s.on('Runtime.executionContextCreated', ({ context: c }) => {
      const aux = c.auxData as { type?: string } | undefined;
      if (aux?.type === 'isolated' && c.origin.startsWith('chrome-extension://'))
        worlds.unshift({ id: c.id, uniqueId: c.uniqueId });
    });
    s.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      const at = worlds.findIndex((w) => w.uniqueId === executionContextUniqueId);
      if (at >= 0) worlds.splice(at, 1);
    });
    s.on('Runtime.executionContextsCleared', () => void worlds.splice(0));
    await s.send('Runtime.enable');
    return s;
  }

  /** A page of the extension has no isolated world: its tree is asked for with everything in it. */
  async function pierced(s: CDPSession, fn: string, argument: unknown): Promise<unknown> {
    const { root } = await s.send('DOM.getDocument', { depth: -1, pierce: true });
    const objects: string[] = [];
    for (const backendNodeId of shadowRoots(root as CdpNode)) {
      const { object } = await s.send('DOM.resolveNode', { backendNodeId });
      if (object.objectId) objects.push(object.objectId);
    }
    const { result: global } = await s.send('Runtime.evaluate', { expression: 'globalThis' });
    return value(
      await s.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (argument, ...roots) { const __name = (f) => f; return (${fn})(argument, roots); }`,
        ...(global.objectId !== undefined && { objectId: global.objectId }),
        arguments: [{ value: argument }, ...objects.map((objectId) => ({ objectId }))],
        returnByValue: true,
        awaitPromise: true,
      }),
    );
  }

  return async (fn, argument) => {
    session ??= attach();
    const s = await session;
    if (page.url().startsWith('chrome-extension:')) return pierced(s, fn, argument);
    // The newest first: after an update of the extension the world of the old one is still there.
    const world = worlds[0];
    return value(
      await s.send('Runtime.evaluate', {
        expression: `(() => { const __name = (f) => f;
          const open = ${world !== undefined} ? chrome.dom.openOrClosedShadowRoot : () => null;
          const roots = [...document.querySelectorAll('*')].map((e) => e instanceof HTMLElement ? open(e) : null);
          return (${fn})(${JSON.stringify(argument ?? null)}, roots.filter((r) => r !== null)); })()`,
        ...(world !== undefined && { uniqueContextId: world.uniqueId }),
        returnByValue: true,
        awaitPromise: true,
      }),
    );
  };
}

type Evaluated = {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
};

function value({ result, exceptionDetails }: Evaluated): unknown {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

type CdpNode = {
  backendNodeId: number;
  children?: CdpNode[];
  shadowRoots?: (CdpNode & { shadowRootType?: string })[];
};

function shadowRoots(node: CdpNode): number[] {
  const own = (node.shadowRoots ?? []).filter((r) => r.shadowRootType !== 'user-agent');
  return [...own.map((r) => r.backendNodeId), ...[...own, ...(node.children ?? [])].flatMap(shadowRoots)];
}
