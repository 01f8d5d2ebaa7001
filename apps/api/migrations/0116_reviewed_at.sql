-- When a certificate could be issued but for a red finding: the days of the finding begin then. Of what was reviewed
-- before nothing is known; its days begin when the lot was settled.
alter table certificate add column reviewed_at timestamptz;
