#include "net/server/store_news.h"

#include "net/server/store_db.h"

namespace kvitok::server {

std::optional<NewsArticle> find_article(Store& store, const std::string& house_id,
                                        const std::string& id, Date today) {
    return with_sql(store, [&](soci::session& sql) -> std::optional<NewsArticle> {
        NewsArticle article{id, {}};
        const std::string last = to_iso(today);
        sql << "SELECT full_ru, full_en FROM news WHERE id = :id AND house_id = :house"
               " AND date <= :last",
            soci::use(id), soci::use(house_id), soci::use(last), soci::into(article.text.russian),
            soci::into(article.text.english);
        if (!sql.got_data()) return std::nullopt;
        return article;
    });
}

std::vector<std::string> read_news(Store& store, const std::string& user_id,
                                   const std::string& house_id) {
    return with_sql(store, [&](soci::session& sql) {
        std::vector<std::string> ids;
        std::string id;
        soci::statement rows =
            (sql.prepare << "SELECT r.news_id FROM news_read r JOIN news n ON n.id = r.news_id"
                            " WHERE r.user_id = :user AND n.house_id = :house"
                            " ORDER BY n.date DESC, n.id LIMIT 32",
             soci::use(user_id), soci::use(house_id), soci::into(id));
        rows.execute();
        while (rows.fetch()) ids.push_back(id);
        return ids;
    });
}

void mark_news_read(Store& store, const std::string& user_id, const std::string& news_id,
                    TimePoint at) {
    with_sql(store, [&](soci::session& sql) {
        const long long moment = at.ms;
        sql << "INSERT INTO news_read (user_id, news_id, read_at) VALUES (:user, :news, :at)"
               " ON CONFLICT (user_id, news_id) DO NOTHING",
            soci::use(user_id), soci::use(news_id), soci::use(moment);
    });
}

}  // namespace kvitok::server
