//! Everything known about one story, stage by stage.

use super::{Article, ArticleId, Claim, ClaimId, Entity, EntityId, Finding, Kind, Origins, Quoted, Said, SentenceId, Tree};

/// The reports of one story with what the stages up to extraction made of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The reports, in the order given.
    pub articles: Vec<Article>,
    /// All sentences of all reports with their syntax, in order.
    pub trees: Vec<Tree>,
    /// All entities of the story.
    pub entities: Vec<Entity>,
    /// All claims of all reports, in order of report and place.
    pub claims: Vec<Claim>,
}

impl Corpus {
    /// The article with that id.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.index()]
    }

    /// The sentence with that id.
    #[must_use]
    pub fn tree(&self, id: SentenceId) -> &Tree {
        &self.trees[id.index()]
    }

    /// The article whose [`Article::id`] is that.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<ArticleId> {
        self.articles.iter().position(|article| article.id == id).map(ArticleId::new)
    }

    /// The claim with that id.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// The entity with that id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// What orders claims alike whatever the order of the reports: the report's id, then the place.
    #[must_use]
    pub fn order_key(&self, id: ClaimId) -> (&str, usize, usize) {
        let claim = self.claim(id);
        (&self.article(claim.article).id, claim.span.start(), claim.span.end())
    }

    /// The verbatim words of a claim.
    #[must_use]
    pub fn text(&self, claim: &Claim) -> &str {
        claim.span.slice(&self.article(claim.article).text)
    }
}

/// Something that the reader should know about how a report was read; never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The report.
    pub article: ArticleId,
    /// What happened, in a sentence.
    pub text: String,
}

/// The outcome of a run: what render turns into bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The story.
    pub corpus: Corpus,
    /// The findings, ordered: contradictions by severity and confidence, then single-source claims, then agreements.
    pub findings: Vec<Finding>,
    /// Where the claims come from, and which report leans on which.
    pub origins: Origins,
    /// When each report said what: the claims of agreements and contradictions whose day is known, by day.
    pub timeline: Vec<Said>,
    /// What the reader should know.
    pub notices: Vec<Notice>,
    /// The report that is a draft to be checked against the others, its sources; without one all are alike. A finding's
    /// first place is then the draft's.
    pub draft: Option<ArticleId>,
    /// The quote ledger: every quotation of the draft, in order; empty without one.
    pub quotes: Vec<Quoted>,
    /// Findings that are not shown, by why.
    pub silenced: Silenced,
    /// The engine that ran: `rules`.
    pub engine: &'static str,
    /// The documentation of every kind that findings and reasons can name.
    pub kinds: &'static [Kind],
}

/// How many findings are not shown, by why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Silenced {
    /// Ignored in the draft's own text.
    pub ignored: usize,
    /// Known from before.
    pub baseline: usize,
    /// On lines that did not change.
    pub unchanged: usize,
}
