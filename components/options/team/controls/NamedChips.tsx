/** Things that are only a name, as chips. Their ids are made here and never shown. */
import { idFor } from '../lists';
import { Chips } from './Chips';

type Named = { id: string; name: string };

export function NamedChips({
  items,
  fallback,
  onChange,
  ...rest
}: {
  items: readonly Named[];
  /** Id of one whose name has no letter that an id may hold. */
  fallback: string;
  onChange(items: Named[]): void;
  label: string;
  placeholder: string;
  drop(name: string): string;
  disabled: boolean;
  described: string;
}) {
  const nameOf = (id: string) => items.find((i) => i.id === id)?.name ?? id;
  return (
    <Chips
      {...rest}
      // By id, so that one that was renamed elsewhere stays itself.
      items={items.map((i) => i.id)}
      nameOf={nameOf}
      take={(name) => {
        const there = items.find((i) => i.name.toLowerCase() === name.toLowerCase());
        return { take: there?.id ?? name };
      }}
      onChange={(ids) =>
        onChange(
          ids.map(
            (id) =>
              items.find((i) => i.id === id) ?? { id: idFor(id, items, fallback), name: id.slice(0, 200) },
          ),
        )
      }
    />
  );
}
