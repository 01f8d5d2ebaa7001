/** Why somebody may not list what is owned as the application says. */
export type OwnershipRefusal =
  'ownership.state' | 'ownership.not-allowed' | 'ownership.of-collective' | 'ownership.not-collective';
