import type { Invites } from './officers/invites.js';
import { INVITE_HOURS } from './officers/invites.js';
import type { Role } from './officers/person.js';
import type { Staff } from './officers/staff.js';
import type { CityProfile } from './profile/city-schema.js';
import { CodedError } from './shared/errors.js';

const ROLES: readonly Role[] = ['officer', 'head', 'supervisor', 'admin'];

/** What the commands about staff work on. */
export interface StaffDesk {
  staff: Staff;
  invites: Invites;
  profile: CityProfile;
}

/** `invite NAME UNIT[,UNIT] ROLE`, `revoke ID`, `staff`: the lines to print. Throws USAGE with what is wrong. */
export async function runStaffCommand(desk: StaffDesk, args: string[]): Promise<string[]> {
  const [command, ...rest] = args;
  if (command === 'invite') return invite(desk, rest);
  if (command === 'revoke') return revoke(desk, rest);
  if (command === 'staff') return list(desk);
  throw new CodedError('USAGE', { command: String(command) });
}

async function invite(
  { invites, profile }: StaffDesk,
  [name, units = '', role = '']: string[],
): Promise<string[]> {
  const wanted = units.split(',').filter(Boolean);
  const known = new Set([...profile.units.map((unit) => unit.id), 'semua']);
  const unknown = wanted.filter((unit) => !known.has(unit));
  const isRole = (given: string): given is Role => (ROLES as readonly string[]).includes(given);
  if (!name || wanted.length === 0 || !isRole(role)) {
    throw new CodedError('USAGE', { form: 'invite "NAME" UNIT[,UNIT] ROLE', roles: ROLES.join(', ') });
  }
  if (unknown.length > 0)
    throw new CodedError('USAGE', { unknownUnits: unknown.join(', '), units: [...known].join(', ') });
  const { code, staffId } = await invites.invite({ name, units: wanted, role });
  return [
    `Invitation of ${staffId} (${role}, ${wanted.join(', ')}): ${code}`,
    `Valid once, for ${INVITE_HOURS} hours. The person writes to the bot: /tautkan ${code}`,
  ];
}

async function revoke({ staff }: StaffDesk, [id]: string[]): Promise<string[]> {
  if (!id) throw new CodedError('USAGE', { form: 'revoke ID' });
  if (!(await staff.revoke(id)))
    throw new CodedError('USAGE', { unknown: id, see: 'npm run admin -- staff' });
  return [`${id} is no longer linked and may do nothing from now on.`];
}

async function list({ staff }: StaffDesk): Promise<string[]> {
  const rows = await staff.colleagues();
  return rows.map(
    ({ id, role, units, chats }) => `${id}  ${role}  ${units.join(',')}  ${chats.length} linked`,
  );
}
