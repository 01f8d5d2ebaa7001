import { barsAmong } from '../../people/party/index.js';

/**
 * SQL on a registration's id: the decisions `b` that keep its applicant or one of those who apply with him out today,
 * for behind `select`.
 */
export function barsOfRegistration(registrationId: string): string {
  return barsAmong(`
    select p.id_number_hash, p.id_number_hash_even from party p join registration pr on pr.party_id = p.id
    where pr.id = ${registrationId}
    union all
    select rp.id_number_hash, rp.id_number_hash_even from registration_partner rp
    where rp.registration_id = ${registrationId}`);
}
