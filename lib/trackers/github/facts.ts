/** What GitHub tells of an issue beside its text. REST and GraphQL say the same in two spellings. */
import * as z from 'zod';
import type { ItemFacts } from '../../outcome/stage';

/** Closed as done. UNVERIFIED: issues closed before there were reasons have none. */
export const isDone = (state: string, reason: string | null | undefined): boolean =>
  state.toLowerCase() === 'closed' && (reason == null || reason.toLowerCase() === 'completed');

const Named = z.looseObject({ name: z.string().nullable().optional() });
/** Labels as REST lists them: those of its oldest answers are names alone. */
export const Labels = z.array(z.union([z.string(), Named]).nullable());
/** UNVERIFIED: of an organisation without types, null or absent. */
export const Type = Named.nullable();

type Told = {
  state?: string | undefined;
  reason?: string | null | undefined;
  labels?: z.infer<typeof Labels> | undefined;
  type?: z.infer<typeof Type> | undefined;
  createdAt?: string | undefined;
};

const named = (label: z.infer<typeof Labels>[number]) => (typeof label === 'string' ? label : label?.name);

/**
 * Without columns: the status in a project asks for a right of its own (`read:project`), and a question for it without
 * that right is refused as a whole (github/docs#19712). The page tells them.
 */
export function factsOf({ state, reason, labels, type, createdAt }: Told): ItemFacts {
  const closed = state?.toLowerCase() === 'closed';
  return {
    ...(state !== undefined && { status: state.toLowerCase() }),
    // An open issue may be an idea or half done: GitHub has no words for that.
    ...(closed && { kind: isDone(state, reason) ? ('done' as const) : ('canceled' as const) }),
    ...(labels && { labels: labels.flatMap((label) => named(label) || []) }),
    ...(type?.name && { type: type.name }),
    ...(createdAt !== undefined && { createdAt }),
  };
}
