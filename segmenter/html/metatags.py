"""The names under which meta elements state what they state.

OpenGraph (https://ogp.me), Dublin Core, Parse.ly, Sailthru, Highwire Press, and what content systems made up.
"""

_NAMES = (
    ("headlines", "og", "og:title"),
    ("headlines", "meta", "twitter:title title headline dc.title dcterms.title parsely-title sailthru.title citation_title"),
    ("authors", "og", "article:author og:article:author"),
    ("authors", "meta", "author authors article.author byl dc.creator dcterms.creator parsely-author sailthru.author"),
    ("authors", "meta", "citation_author"),
    ("published", "og", "article:published_time article:published og:article:published_time og:published_time"),
    ("published", "meta", "date date.published datepublished pubdate publish-date publish_date publishdate publication_date"),
    ("published", "meta", "article.published citation_publication_date cxenseparse:recs:publishtime dc.date dc.date.created"),
    ("published", "meta", "dc.date.issued dcterms.created dcterms.date dcterms.issued parsely-pub-date sailthru.date"),
    ("modified", "og", "article:modified_time article:modified og:article:modified_time og:updated_time"),
    ("modified", "meta", "article.updated datemodified dc.date.modified dcterms.modified last-modified lastmod revised"),
    ("sections", "og", "article:section og:article:section"),
    ("sections", "meta", "article.section category dc.subject parsely-section section"),
    ("keywords", "og", "article:tag og:article:tag"),
    ("keywords", "meta", "keywords news_keywords parsely-tags sailthru.tags"),
    ("site_names", "og", "og:site_name"),
    ("site_names", "meta", "apple-mobile-web-app-title application-name copyright dc.publisher"),
    ("descriptions", "og", "og:description"),
    ("descriptions", "meta", "dc.description dcterms.description description twitter:description"),
    ("types", "og", "og:type"),
    ("languages", "og", "og:locale"),
    ("languages", "meta", "content-language dc.language dcterms.language language"),
    ("urls", "og", "og:url"),
    ("urls", "meta", "parsely-link twitter:url"),
)
META: dict[str, tuple[str, str]] = {name: (field, origin) for field, origin, names in _NAMES for name in names.split()}
"""For a name in small letters the field of :class:`~segmenter.html.structured.Structured` and the origin."""
