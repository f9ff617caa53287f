-- A second wording, shown to half of the views by the toss of a coin on the reader's device.
alter table support.campaign_text add column other_heading text not null default '';
alter table support.campaign_text add column other_words text not null default '';

-- How often the giving page was opened from a wording, per day; of readers nothing. The coin changes nothing and must fall evenly.
create table support.wording_opened (
  campaign uuid not null references support.campaign on delete cascade,
  wording  text not null check (wording in ('a', 'b')),
  coin     int not null check (coin in (0, 1)),
  day      date not null,
  count    int not null,
  primary key (campaign, wording, coin, day)
);
-- Which wording led to a contribution; it says nothing of who gave.
create table support.wording_gave (
  contribution uuid primary key,
  campaign     uuid not null references support.campaign on delete cascade,
  wording      text not null check (wording in ('a', 'b'))
);
create index wording_gave_campaign on support.wording_gave (campaign);
