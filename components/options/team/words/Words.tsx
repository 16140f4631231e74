/** The section “Words”: how the sentence is built, kinds of business outcome, ways to ship. */
import { words } from '../../../../lib/strings/pages-team-lists';
import { type SettingAt, wordsOf } from '../../../../lib/strings/pages-team-settings';
import type { SectionProps } from '../../section';
import { NamedChips } from '../controls/NamedChips';
import { Head } from '../Head';
import { useEdit, useHere } from '../here';
import { Setting } from '../Setting';
import { TeamFrame } from '../TeamFrame';
import { Templates } from './Templates';

export function Words(props: SectionProps) {
  return (
    <TeamFrame {...props} section="words">
      <Sheet />
    </TeamFrame>
  );
}

function Sheet() {
  const { team } = useHere();
  return (
    <>
      <Head title={words.title} lead={words.lead(team.name)} />
      <Templates />
      <section className="part">
        <Names
          at="words/categories"
          of="categories"
          label={words.categoryLabel}
          placeholder={words.addCategory}
        />
        <Names at="words/vehicles" of="vehicles" label={words.vehicleLabel} placeholder={words.addVehicle} />
      </section>
    </>
  );
}

function Names({
  at,
  of,
  label,
  placeholder,
}: {
  at: SettingAt;
  of: 'categories' | 'vehicles';
  label: string;
  placeholder: string;
}) {
  const { settings } = useHere();
  const edit = useEdit();
  return (
    <Setting at={at} path={of} group>
      {(p) => (
        <NamedChips
          items={settings[of]}
          fallback={of}
          label={label}
          placeholder={placeholder}
          drop={words.remove}
          disabled={p.locked}
          described={p.described}
          onChange={(items) => edit(wordsOf(at).name, (t) => ({ ...t, [of]: items }))}
        />
      )}
    </Setting>
  );
}
