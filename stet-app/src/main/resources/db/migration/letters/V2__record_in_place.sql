-- What changes in the record while an issue goes out stands in no index, so that an update stays within its page (a HOT update) and
-- writes the row alone. How many issues one reader's host refused is found by the reader.
drop index letters.recipient_subscriber_idx;
alter table letters.recipient drop constraint recipient_issue_subscriber_key;
alter table letters.recipient add unique (subscriber, issue);
