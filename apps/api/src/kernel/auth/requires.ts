import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@helan/contracts';

export const REQUIREMENT = 'requirement';
export type Requirement = Permission | 'PUBLIC';

/** The one permission of a route. A route without it, and not {@link Public}, does not start. */
export const Requires = (permission: Permission) => SetMetadata(REQUIREMENT, permission);

/** A route for everybody, signed in or not. */
export const Public = () => SetMetadata(REQUIREMENT, 'PUBLIC');

export const WITHOUT_TOKEN = 'without-token';

/** A change that needs no token, since nobody's rights are used for it. */
export const WithoutToken = () => SetMetadata(WITHOUT_TOKEN, true);

/** Methods that change nothing, and need no token. */
export const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
