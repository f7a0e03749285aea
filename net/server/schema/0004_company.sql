-- How a company is reached by letter; news by topic with a whole text, and who has read what.

ALTER TABLE companies ADD COLUMN postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE companies ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE news ADD COLUMN topic TEXT NOT NULL DEFAULT 'other';
ALTER TABLE news ADD COLUMN full_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE news ADD COLUMN full_en TEXT NOT NULL DEFAULT '';
UPDATE news SET full_ru = text_ru, full_en = text_en;
UPDATE news SET topic = 'outage' WHERE outage_until <> 0;

CREATE TABLE news_read (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    news_id TEXT NOT NULL REFERENCES news (id) ON DELETE CASCADE,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, news_id)
);
