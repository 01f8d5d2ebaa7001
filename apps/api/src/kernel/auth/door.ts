import { SetMetadata } from '@nestjs/common';
import type { IdentityDoor } from '@helan/domain';

export const DOOR = 'door';

/** A step for which it must be known that the name is the person's own; the guard asks. */
export const Door = (door: IdentityDoor) => SetMetadata(DOOR, door);
