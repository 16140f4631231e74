/** The comment that bears witness of a registration, where the tracker keeps no history of our store. */
export const WITNESS = {
  comment: (said: {
    day: string;
    by: string | undefined;
    metric: string;
    plan: string;
    until: string;
    hash: string;
  }) => {
    const by = said.by === undefined ? '' : ` by ${said.by}`;
    const plan = [said.metric, said.plan].filter((t) => t !== '').join(' ');
    const until = said.until === '' ? '' : ` by ${said.until}`;
    return `Sightline: the plan was registered on ${said.day}${by}. ${plan}${until}. Fingerprint ${said.hash}.`;
  },
  where: (day: string) => `comment of ${day}`,
};
