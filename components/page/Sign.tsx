/** The coloured sign of a tracker, beside its name. */

/** Corners as part of the size: a circle, and two squares that are round to different degrees. */
const ROUND: Record<string, number> = { jira: 0.23, linear: 0.31 };

/** @param size in pixels; absent: that of a card's heading */
export function Sign({ tracker, size }: { tracker: string; size?: number }) {
  const round = ROUND[tracker];
  const own = size !== undefined && {
    style: {
      width: size,
      height: size,
      ...(round !== undefined && { borderRadius: Math.round(size * round) }),
    },
  };
  return <span className={`sign ${tracker}`} aria-hidden="true" {...own} />;
}
