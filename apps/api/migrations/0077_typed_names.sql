-- A name is compared folded: another kind of dot, or a space too many, is no other name. What the signer typed is kept
-- beside the name that stands on the paper. Of signatures of before it was the same, to the blanks at its ends.
alter table signature add column typed_name text;
