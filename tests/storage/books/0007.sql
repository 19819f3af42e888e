BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (platform, handle)
);
INSERT INTO "account" VALUES(1,'instagram','ana.reyes');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "alias" VALUES(1,1,'Anita');
CREATE TABLE appraisal (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	rule_id INTEGER NOT NULL, 
	answer VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(rule_id) REFERENCES rule (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "appraisal" VALUES(1,1,1,'yes','2026-03-14');
CREATE TABLE audience_snapshot (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	followers INTEGER, 
	following INTEGER, 
	source VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (account_id, "on", source), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "audience_snapshot" VALUES(1,1,'2026-11-20',2,1,'listed');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	operation_id INTEGER NOT NULL, 
	"table" VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	PRIMARY KEY (id), 
	FOREIGN KEY(operation_id) REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "change" VALUES(1,1,'contact',1,NULL,'{"id": 1, "uid": "11111111-1111-4111-8111-111111111111", "name": "Ana Reyes", "given": "Ana", "family": "Reyes", "organisation": "Reyes & S\u00f6hne", "title": "Partner", "city": "Lisboa", "met": "at PyCon", "met_on": "2026-03-14", "introduced_by": null, "circle": "inner", "cadence": "6w", "cadence_since": "2026-03-14", "snoozed_until": "2026-03-14", "paused_until": "2026-03-14", "due_dropped": "2026-03-14", "about": "Likes *tea*.", "archived_at": null, "created_at": "2026-03-14T15:09:26.535897+00:00", "updated_at": "2026-03-14T15:09:26.535897+00:00"}');
INSERT INTO "change" VALUES(2,1,'contact',2,NULL,'{"id": 2, "uid": "22222222-2222-4222-8222-222222222222", "name": "Bo Lindqvist", "given": null, "family": null, "organisation": null, "title": null, "city": null, "met": null, "met_on": null, "introduced_by": 1, "circle": null, "cadence": null, "cadence_since": null, "snoozed_until": null, "paused_until": null, "due_dropped": null, "about": null, "archived_at": "2026-03-14T15:09:26.535897+00:00", "created_at": "2026-03-14T15:09:26.535897+00:00", "updated_at": "2026-03-14T15:09:26.535897+00:00"}');
INSERT INTO "change" VALUES(3,1,'interaction',1,NULL,'{"id": 1, "uid": "33333333-3333-4333-8333-333333333333", "on": "2026-03-14", "at_time": "15:30", "kind": "coffee", "place": "Caf\u00e9", "minutes": 45, "text": "coffee with Ana", "notes": "Told her about **x**.", "initiator": "me", "missed": false, "source": "import", "source_key": "k1", "created_at": "2026-03-14T15:09:26.535897+00:00"}');
INSERT INTO "change" VALUES(4,1,'tag',1,NULL,'{"id": 1, "name": "fintech", "cadence": "2mo"}');
INSERT INTO "change" VALUES(5,1,'alias',1,NULL,'{"id": 1, "contact_id": 1, "name": "Anita"}');
INSERT INTO "change" VALUES(6,1,'contact_method',1,NULL,'{"id": 1, "contact_id": 1, "kind": "handle", "platform": "github", "label": "work", "value": "@ana", "normalised": "ana"}');
INSERT INTO "change" VALUES(7,1,'note',1,NULL,'{"id": 1, "contact_id": 1, "on": "2026-03-14", "text": "Moved house"}');
INSERT INTO "change" VALUES(8,1,'fact',1,NULL,'{"id": 1, "contact_id": 1, "on": "2026-03-14", "key": "likes", "value": "tea"}');
INSERT INTO "change" VALUES(9,1,'occasion',1,NULL,'{"id": 1, "contact_id": 1, "kind": "birthday", "month": 2, "day": 29, "year": 1980}');
INSERT INTO "change" VALUES(10,1,'contact_tag',1,NULL,'{"id": 1, "contact_id": 1, "tag_id": 1}');
INSERT INTO "change" VALUES(11,1,'interaction_tag',1,NULL,'{"id": 1, "interaction_id": 1, "tag_id": 1}');
INSERT INTO "change" VALUES(12,1,'participation',1,NULL,'{"id": 1, "interaction_id": 1, "contact_id": 1, "role": "present"}');
INSERT INTO "change" VALUES(13,1,'exchange',1,NULL,'{"id": 1, "contact_id": 1, "interaction_id": 1, "kind": "advice", "direction": "given", "on": "2026-03-14", "note": "taxes"}');
INSERT INTO "change" VALUES(14,1,'followup',1,NULL,'{"id": 1, "uid": "44444444-4444-4444-8444-444444444444", "contact_id": 1, "interaction_id": 1, "what": "send the book", "side": "me", "due": "2026-03-14", "repeat": "FREQ=WEEKLY", "state": "done", "closed_on": "2026-03-14", "snoozes": 2, "created_at": "2026-03-14T15:09:26.535897+00:00"}');
INSERT INTO "change" VALUES(15,1,'inbox',1,NULL,'{"id": 1, "text": "lunch w/ Jo tomorrow", "on": "2026-03-14", "reason": "unknown person: Jo"}');
INSERT INTO "change" VALUES(16,2,'contact',1,'{"id": 1, "uid": "11111111-1111-4111-8111-111111111111", "name": "Ana Reyes", "given": "Ana", "family": "Reyes", "organisation": "Reyes & S\u00f6hne", "title": "Partner", "city": "Lisboa", "met": "at PyCon", "met_on": "2026-03-14", "introduced_by": null, "circle": "inner", "cadence": "6w", "cadence_since": "2026-03-14", "snoozed_until": "2026-03-14", "paused_until": "2026-03-14", "due_dropped": "2026-03-14", "about": "Likes *tea*.", "archived_at": null, "created_at": "2026-03-14T15:09:26.535897+00:00", "updated_at": "2026-03-14T15:09:26.535897+00:00"}','{"id": 1, "uid": "11111111-1111-4111-8111-111111111111", "name": "Ana Reyes", "given": "Ana", "family": "Reyes", "organisation": "Reyes & S\u00f6hne", "title": null, "city": "Lisboa", "met": "at PyCon", "met_on": "2026-03-14", "introduced_by": null, "circle": "inner", "cadence": "6w", "cadence_since": "2026-03-14", "snoozed_until": "2026-03-14", "paused_until": "2026-03-14", "due_dropped": "2026-03-14", "about": "Likes *tea*.", "archived_at": null, "created_at": "2026-03-14T15:09:26.535897+00:00", "updated_at": "2026-03-14T15:09:26.535897+00:00"}');
INSERT INTO "change" VALUES(17,2,'note',2,NULL,'{"id": 2, "contact_id": 1, "on": "2026-03-14", "text": "x"}');
INSERT INTO "change" VALUES(18,3,'note',2,'{"id": 2, "contact_id": 1, "on": "2026-03-14", "text": "x"}',NULL);
INSERT INTO "change" VALUES(19,4,'tag',2,NULL,'{"id": 2, "name": "gone", "cadence": null}');
INSERT INTO "change" VALUES(20,5,'relation',1,NULL,'{"id": 1, "contact_id": 1, "other_id": 2, "kind": "colleague"}');
INSERT INTO "change" VALUES(21,6,'contact',3,NULL,'{"id": 3, "uid": "99803135-b321-47e3-9f2f-ac59242b3890", "name": "Cy", "given": null, "family": null, "organisation": null, "title": null, "city": null, "met": null, "met_on": null, "introduced_by": null, "circle": null, "cadence": null, "cadence_since": null, "snoozed_until": null, "paused_until": null, "due_dropped": null, "about": null, "archived_at": null, "created_at": "2026-11-22T22:03:29.867117+00:00", "updated_at": "2026-11-22T22:03:29.867137+00:00"}');
INSERT INTO "change" VALUES(22,7,'appraisal',1,NULL,'{"id": 1, "contact_id": 1, "rule_id": 1, "answer": "yes", "on": "2026-03-14"}');
INSERT INTO "change" VALUES(23,7,'preference',1,NULL,'{"id": 1, "key": "rules_needed", "value": "3"}');
INSERT INTO "change" VALUES(24,7,'review',1,NULL,'{"id": 1, "kind": "weekly", "on": "2026-03-14", "begun_at": "2026-11-27T10:21:24.976588+00:00", "finished_on": "2026-03-14", "counts": {"logged": 1}}');
INSERT INTO "change" VALUES(25,7,'review_item',1,NULL,'{"id": 1, "review_id": 1, "position": 0, "step": "people", "subject": "p1", "outcome": "logged", "decided_on": "2026-03-14"}');
INSERT INTO "change" VALUES(26,8,'origin',1,NULL,'{"id": 1, "contact_id": 1, "source": "linkedin", "key": "linkedin:ana-reyes", "on": "2026-11-22", "said": {"name": "Ana Reyes", "organisation": "Northwind"}, "rest": {"columns": {"Ring": "7"}}}');
INSERT INTO "change" VALUES(27,9,'account',1,NULL,'{"id": 1, "platform": "instagram", "handle": "ana.reyes"}');
INSERT INTO "change" VALUES(28,9,'audience_snapshot',1,NULL,'{"id": 1, "account_id": 1, "on": "2026-11-20", "followers": 2, "following": 1, "source": "listed"}');
INSERT INTO "change" VALUES(29,9,'follower',1,NULL,'{"id": 1, "account_id": 1, "key": "bo.lindqvist", "handle": "bo.lindqvist", "name": "Bo Lindqvist", "url": null, "since": "2026-03-14T09:30:00", "follows_me": true, "i_follow": false, "first_seen": "2026-11-20", "left_on": null, "followers": null, "following": null, "contact_id": 2, "linked_by": "the same name", "verdict": null, "decided_on": null, "name_key": "bo lindqvist", "handle_key": "bolindqvist", "signs": null}');
INSERT INTO "change" VALUES(30,9,'follower',2,NULL,'{"id": 2, "account_id": 1, "key": "maria_83749201", "handle": "maria_83749201", "name": null, "url": null, "since": "2026-03-14T03:00:00", "follows_me": true, "i_follow": false, "first_seen": "2026-11-20", "left_on": "2026-11-21", "followers": null, "following": null, "contact_id": null, "linked_by": null, "verdict": "not-a-person", "decided_on": "2026-11-22", "name_key": null, "handle_key": null, "signs": "generated"}');
INSERT INTO "change" VALUES(31,10,'distinction',1,NULL,'{"id": 1, "one_id": 1, "other_id": 2, "on": "2026-12-01"}');
INSERT INTO "change" VALUES(32,11,'suggestion',1,NULL,'{"id": 1, "source": "calendar", "source_key": "1@example.com", "on": "2026-03-10", "at_time": "15:00", "kind": "coffee", "place": "Monmouth", "minutes": 60, "text": "Coffee w/ Ana", "state": "open", "decided_on": null}');
INSERT INTO "change" VALUES(33,11,'suggested_person',1,NULL,'{"id": 1, "suggestion_id": 1, "contact_id": 1}');
INSERT INTO "change" VALUES(34,12,'note',2,NULL,'{"id": 2, "contact_id": 2, "on": "2026-03-11", "text": "likes maps"}');
CREATE TABLE circle (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	capacity INTEGER, 
	cadence VARCHAR, 
	late_after VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "circle" VALUES(1,'inner','Inner',0,5,'1w','2w');
INSERT INTO "circle" VALUES(2,'close','Close',1,15,'1mo','6w');
INSERT INTO "circle" VALUES(3,'trusted','Trusted',2,50,'3mo','6mo');
INSERT INTO "circle" VALUES(4,'network','Network',3,150,'1y','15mo');
INSERT INTO "circle" VALUES(5,'wider','Wider',4,NULL,'never','never');
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	given VARCHAR, 
	family VARCHAR, 
	organisation VARCHAR, 
	title VARCHAR, 
	city VARCHAR, 
	met VARCHAR, 
	met_on DATE, 
	introduced_by INTEGER, 
	circle VARCHAR, 
	cadence VARCHAR, 
	cadence_since DATE, 
	snoozed_until DATE, 
	paused_until DATE, 
	due_dropped DATE, 
	about VARCHAR, 
	archived_at DATETIME, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (uid), 
	FOREIGN KEY(introduced_by) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "contact" VALUES(1,'11111111-1111-4111-8111-111111111111','Ana Reyes','Ana','Reyes','Reyes & Söhne',NULL,'Lisboa','at PyCon','2026-03-14',NULL,'inner','6w','2026-03-14','2026-03-14','2026-03-14','2026-03-14','Likes *tea*.',NULL,'2026-03-14 15:09:26.535897','2026-03-14 15:09:26.535897');
INSERT INTO "contact" VALUES(2,'22222222-2222-4222-8222-222222222222','Bo Lindqvist',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-14 15:09:26.535897','2026-03-14 15:09:26.535897','2026-03-14 15:09:26.535897');
CREATE TABLE contact_method (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	platform VARCHAR, 
	label VARCHAR, 
	value VARCHAR NOT NULL, 
	normalised VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "contact_method" VALUES(1,1,'handle','github','work','@ana','ana');
CREATE TABLE contact_tag (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (contact_id, tag_id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "contact_tag" VALUES(1,1,1);
CREATE TABLE derived (
	contact_id INTEGER NOT NULL, 
	sorted_as VARCHAR NOT NULL, 
	last DATE, 
	cadence VARCHAR, 
	cadence_from VARCHAR, 
	due DATE, 
	turns_due DATE, 
	turns_late DATE, 
	turns_dormant DATE, 
	vetted VARCHAR NOT NULL, 
	PRIMARY KEY (contact_id)
);
INSERT INTO "derived" VALUES(1,'ana reyes','2026-03-14','6w','own','2026-04-25','2026-04-25','2026-05-16','2026-07-18','open');
INSERT INTO "derived" VALUES(2,'bo lindqvist',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'open');
CREATE TABLE distinction (
	id INTEGER NOT NULL, 
	one_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (one_id, other_id), 
	FOREIGN KEY(one_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(other_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "distinction" VALUES(1,1,2,'2026-12-01');
CREATE TABLE exchange (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	interaction_id INTEGER, 
	kind VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	note VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "exchange" VALUES(1,1,1,'advice','given','2026-03-14','taxes');
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "fact" VALUES(1,1,'2026-03-14','likes','tea');
CREATE TABLE follower (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	handle VARCHAR, 
	name VARCHAR, 
	url VARCHAR, 
	since VARCHAR, 
	follows_me BOOLEAN NOT NULL, 
	i_follow BOOLEAN NOT NULL, 
	first_seen DATE NOT NULL, 
	left_on DATE, 
	followers INTEGER, 
	following INTEGER, 
	contact_id INTEGER, 
	linked_by VARCHAR, 
	verdict VARCHAR, 
	decided_on DATE, 
	name_key VARCHAR, 
	handle_key VARCHAR, 
	signs VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (account_id, "key"), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "follower" VALUES(1,1,'bo.lindqvist','bo.lindqvist','Bo Lindqvist',NULL,'2026-03-14T09:30:00',1,0,'2026-11-20',NULL,NULL,NULL,2,'the same name',NULL,NULL,'bo lindqvist','bolindqvist',NULL);
INSERT INTO "follower" VALUES(2,1,'maria_83749201','maria_83749201',NULL,NULL,'2026-03-14T03:00:00',1,0,'2026-11-20','2026-11-21',NULL,NULL,NULL,NULL,'not-a-person','2026-11-22',NULL,NULL,'generated');
CREATE TABLE followup (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	contact_id INTEGER, 
	interaction_id INTEGER, 
	what VARCHAR, 
	side VARCHAR NOT NULL, 
	due DATE NOT NULL, 
	repeat VARCHAR, 
	state VARCHAR NOT NULL, 
	closed_on DATE, 
	snoozes INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (uid), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "followup" VALUES(1,'44444444-4444-4444-8444-444444444444',1,1,'send the book','me','2026-03-14','FREQ=WEEKLY','done','2026-03-14',2,'2026-03-14 15:09:26.535897');
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "inbox" VALUES(1,'lunch w/ Jo tomorrow','2026-03-14','unknown person: Jo');
CREATE TABLE interaction (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	at_time VARCHAR, 
	kind VARCHAR NOT NULL, 
	place VARCHAR, 
	minutes INTEGER, 
	text VARCHAR NOT NULL, 
	notes VARCHAR, 
	initiator VARCHAR, 
	missed BOOLEAN NOT NULL, 
	source VARCHAR NOT NULL, 
	source_key VARCHAR, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (uid)
);
INSERT INTO "interaction" VALUES(1,'33333333-3333-4333-8333-333333333333','2026-03-14','15:30','coffee','Café',45,'coffee with Ana','Told her about **x**.','me',0,'import','k1','2026-03-14 15:09:26.535897');
CREATE TABLE interaction_tag (
	id INTEGER NOT NULL, 
	interaction_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (interaction_id, tag_id), 
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "interaction_tag" VALUES(1,1,1);
CREATE TABLE meta (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "meta" VALUES(1,'redo','12');
CREATE TABLE note (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "note" VALUES(1,1,'2026-03-14','Moved house');
CREATE TABLE occasion (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	month INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	year INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "occasion" VALUES(1,1,'birthday',2,29,1980);
CREATE TABLE operation (
	id INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	undone_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "operation" VALUES(1,'fill','2026-03-14 15:09:26.535897','cli',NULL);
INSERT INTO "operation" VALUES(2,'change and remove','2026-03-14 15:09:26.535897','cli',NULL);
INSERT INTO "operation" VALUES(3,'remove the note','2026-03-14 15:09:26.535897','cli',NULL);
INSERT INTO "operation" VALUES(4,'undone','2026-03-14 15:09:26.535897','cli','2026-03-14 15:10:00.000000');
INSERT INTO "operation" VALUES(5,'relate Ana and Bo','2026-11-22 22:03:29.858332','cli',NULL);
INSERT INTO "operation" VALUES(6,'add Cy','2026-11-22 22:03:29.874377','cli','2026-11-22 22:03:29.940362');
INSERT INTO "operation" VALUES(7,'review','2026-11-27 10:21:24.981087','cli',NULL);
INSERT INTO "operation" VALUES(8,'import 1 person','2026-11-27 18:19:21.627002','cli',NULL);
INSERT INTO "operation" VALUES(9,'import an audience','2026-12-01 01:00:31.677999','cli',NULL);
INSERT INTO "operation" VALUES(10,'Ana Reyes and Bo Lindqvist are not the same','2026-12-01 09:03:46.189468','cli',NULL);
INSERT INTO "operation" VALUES(11,'import 1 suggestion from calendar.ics','2026-12-01 10:36:19.375374','cli',NULL);
INSERT INTO "operation" VALUES(12,'note on Bo Lindqvist','2026-12-01 10:36:19.431735','cli','2026-12-01 10:36:19.538394');
CREATE TABLE origin (
	id INTEGER NOT NULL, 
	contact_id INTEGER, 
	source VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	said JSON NOT NULL, 
	rest JSON, 
	PRIMARY KEY (id), 
	UNIQUE (source, "key"), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "origin" VALUES(1,1,'linkedin','linkedin:ana-reyes','2026-11-22','{"name": "Ana Reyes", "organisation": "Northwind"}','{"columns": {"Ring": "7"}}');
CREATE TABLE participation (
	id INTEGER NOT NULL, 
	interaction_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "participation" VALUES(1,1,1,'present');
CREATE TABLE preference (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "preference" VALUES(1,'rules_needed','3');
CREATE TABLE relation (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (contact_id, other_id, kind), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(other_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "relation" VALUES(1,1,2,'colleague');
CREATE TABLE review (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	begun_at DATETIME NOT NULL, 
	finished_on DATE, 
	counts JSON, 
	PRIMARY KEY (id)
);
INSERT INTO "review" VALUES(1,'weekly','2026-03-14','2026-11-27 10:21:24.976588','2026-03-14','{"logged": 1}');
CREATE TABLE review_item (
	id INTEGER NOT NULL, 
	review_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	subject VARCHAR, 
	outcome VARCHAR, 
	decided_on DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "review_item" VALUES(1,1,0,'people','p1','logged','2026-03-14');
CREATE TABLE rule (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	retired_on DATE, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "rule" VALUES(1,'drink','I would meet them for a drink after the meeting.',0,NULL);
INSERT INTO "rule" VALUES(2,'recommend','I would recommend them to people who trust my judgement.',1,NULL);
INSERT INTO "rule" VALUES(3,'business','I would do business with them.',2,NULL);
INSERT INTO "rule" VALUES(4,'values','We share values.',3,NULL);
CREATE TABLE suggested_person (
	id INTEGER NOT NULL, 
	suggestion_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (suggestion_id, contact_id), 
	FOREIGN KEY(suggestion_id) REFERENCES suggestion (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "suggested_person" VALUES(1,1,1);
CREATE TABLE suggestion (
	id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	source_key VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	at_time VARCHAR, 
	kind VARCHAR NOT NULL, 
	place VARCHAR, 
	minutes INTEGER, 
	text VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	decided_on DATE, 
	PRIMARY KEY (id), 
	UNIQUE (source, source_key)
);
INSERT INTO "suggestion" VALUES(1,'calendar','1@example.com','2026-03-10','15:00','coffee','Monmouth',60,'Coffee w/ Ana','open',NULL);
CREATE TABLE tag (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	cadence VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
INSERT INTO "tag" VALUES(1,'fintech','2mo');
CREATE INDEX ix_contact_name ON contact (name);
CREATE INDEX ix_contact_introduced_by ON contact (introduced_by);
CREATE INDEX ix_contact_circle ON contact (circle);
CREATE INDEX ix_interaction_on ON interaction ("on");
CREATE INDEX ix_interaction_source_key ON interaction (source_key);
CREATE INDEX ix_contact_tag_tag_id ON contact_tag (tag_id);
CREATE INDEX ix_contact_tag_contact_id ON contact_tag (contact_id);
CREATE INDEX ix_interaction_tag_tag_id ON interaction_tag (tag_id);
CREATE INDEX ix_interaction_tag_interaction_id ON interaction_tag (interaction_id);
CREATE INDEX ix_alias_contact_id ON alias (contact_id);
CREATE INDEX ix_contact_method_contact_id ON contact_method (contact_id);
CREATE INDEX ix_contact_method_normalised ON contact_method (normalised);
CREATE INDEX ix_note_contact_id ON note (contact_id);
CREATE INDEX ix_fact_contact_id ON fact (contact_id);
CREATE INDEX ix_occasion_contact_id ON occasion (contact_id);
CREATE INDEX ix_followup_interaction_id ON followup (interaction_id);
CREATE INDEX ix_followup_due ON followup (due);
CREATE INDEX ix_followup_contact_id ON followup (contact_id);
CREATE INDEX ix_participation_interaction_id ON participation (interaction_id);
CREATE INDEX ix_participation_contact_role ON participation (contact_id, role, interaction_id);
CREATE INDEX ix_exchange_contact_id ON exchange (contact_id);
CREATE INDEX ix_exchange_interaction_id ON exchange (interaction_id);
CREATE INDEX ix_change_row_id ON change (row_id);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_relation_contact_id ON relation (contact_id);
CREATE INDEX ix_relation_other_id ON relation (other_id);
CREATE INDEX ix_appraisal_contact_rule ON appraisal (contact_id, rule_id, id);
CREATE INDEX ix_appraisal_rule_id ON appraisal (rule_id);
CREATE INDEX ix_review_item_review_id ON review_item (review_id);
CREATE INDEX ix_derived_sorted_as ON derived (sorted_as);
CREATE INDEX ix_derived_last ON derived (last);
CREATE INDEX ix_derived_due ON derived (due);
CREATE INDEX ix_derived_turns_dormant ON derived (turns_dormant);
CREATE INDEX ix_origin_contact_id ON origin (contact_id);
CREATE INDEX ix_audience_snapshot_account_id ON audience_snapshot (account_id);
CREATE INDEX ix_follower_handle ON follower (handle);
CREATE INDEX ix_follower_name_key ON follower (name_key);
CREATE INDEX ix_follower_handle_key ON follower (handle_key);
CREATE INDEX ix_follower_account_since ON follower (account_id, since);
CREATE INDEX ix_follower_contact_id ON follower (contact_id);
CREATE INDEX ix_distinction_one_id ON distinction (one_id);
CREATE INDEX ix_distinction_other_id ON distinction (other_id);
CREATE INDEX ix_suggestion_on ON suggestion ("on");
CREATE INDEX ix_suggested_person_suggestion_id ON suggested_person (suggestion_id);
CREATE INDEX ix_suggested_person_contact_id ON suggested_person (contact_id);
CREATE VIRTUAL TABLE search_contact USING fts5(name, organisation, title, city, met, other, tokenize='ascii', prefix='1 2 3', detail=column);
INSERT INTO "search_contact" VALUES('ana anita reyes','reyes sohne','','lisboa','at pycon','ana fintech house likes moved tea');
INSERT INTO "search_contact" VALUES('bo lindqvist','','','','','');
CREATE VIRTUAL TABLE search_interaction USING fts5(text, place, people, tokenize='ascii', prefix='1 2 3', detail=column);
INSERT INTO "search_interaction" VALUES('about ana coffee her told with x','cafe','ana reyes');
COMMIT;
