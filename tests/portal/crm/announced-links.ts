import type { Links } from './links.ts';
import type { ObjectType } from './object-types.ts';
import type { Source } from './records.ts';

/** An association that was made or undone, as seen from one of its ends. */
export type LinkChange = {
  from: ObjectType;
  fromId: number;
  to: ObjectType;
  toId: number;
  removed: boolean;
  source: Source;
};

/** Links whose changes are told, from both ends as HubSpot does; what changes nothing is not told. */
export function announcedLinks(
  links: Links,
  source: Source,
  tell: (change: LinkChange) => void,
): Links {
  const isLinked = (from: ObjectType, id: number, to: ObjectType, toId: number) =>
    links.of(from, id, to).some((link) => link.toId === toId);

  const tellBoth = (
    from: ObjectType,
    fromId: number,
    to: ObjectType,
    toId: number,
    removed: boolean,
  ) => {
    tell({ from, fromId, to, toId, removed, source });
    tell({ from: to, fromId: toId, to: from, toId: fromId, removed, source });
  };

  return {
    of: links.of,
    connect: (from, id, to, toId, typeId) => {
      const isNews = !isLinked(from, id, to, toId);
      links.connect(from, id, to, toId, typeId);
      if (isNews) tellBoth(from, id, to, toId, false);
    },
    disconnect: (from, id, to, toId) => {
      const isNews = isLinked(from, id, to, toId);
      links.disconnect(from, id, to, toId);
      if (isNews) tellBoth(from, id, to, toId, true);
    },
  };
}
