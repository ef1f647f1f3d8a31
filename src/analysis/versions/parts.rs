//! What became of the things of one sort from one version to the other.

/// One property that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name: "status".
    pub field: String,
    /// What it was; empty where there was nothing.
    pub old: String,
    /// What it is; empty where there is nothing.
    pub new: String,
}

/// Something that both versions have, and that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<I> {
    /// In the older version.
    pub old: I,
    /// In the newer one.
    pub new: I,
    /// What differs; at least one property.
    pub fields: Vec<FieldChange>,
}

/// What became of one sort of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<I> {
    /// What only the newer version has.
    pub added: Vec<I>,
    /// What differs.
    pub changed: Vec<Changed<I>>,
    /// What only the older version has.
    pub gone: Vec<I>,
    /// What both versions have, the same or changed: in the older version and in the newer one.
    pub pairs: Vec<(I, I)>,
}

impl<I> Default for Parts<I> {
    fn default() -> Self {
        Self { added: Vec::new(), changed: Vec::new(), gone: Vec::new(), pairs: Vec::new() }
    }
}

impl<I: Copy> Parts<I> {
    /// Whether there is no difference.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }

    /// How many are the same in both.
    #[must_use]
    pub fn same(&self) -> usize {
        self.pairs.len() - self.changed.len()
    }

    /// The counts of what was added, changed, and is gone.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [self.added.len(), self.changed.len(), self.gone.len()]
    }

    /// The same seen from the other version.
    pub(super) fn turned(self) -> Self {
        let turn = |changed: Changed<I>| Changed {
            old: changed.new,
            new: changed.old,
            fields: changed.fields.into_iter().map(FieldChange::turned).collect(),
        };
        Self {
            added: self.gone,
            changed: self.changed.into_iter().map(turn).collect(),
            gone: self.added,
            pairs: self.pairs.into_iter().map(|(old, new)| (new, old)).collect(),
        }
    }
}

impl FieldChange {
    pub(super) fn turned(self) -> Self {
        Self { old: self.new, new: self.old, ..self }
    }
}

/// What became of paired things: `old_of` says which old one each new one is, `differences` how two of them differ.
pub(super) fn parts<I>(
    old_of: &[Option<usize>],
    old_count: usize,
    index: impl Fn(usize) -> I,
    differences: impl Fn(usize, usize) -> Vec<FieldChange>,
) -> Parts<I> {
    let mut parts = Parts::default();
    let mut is_met = vec![false; old_count];
    for (new, old) in old_of.iter().enumerate() {
        let Some(old) = *old else {
            parts.added.push(index(new));
            continue;
        };
        is_met[old] = true;
        let fields = differences(old, new);
        parts.pairs.push((index(old), index(new)));
        if !fields.is_empty() {
            parts.changed.push(Changed { old: index(old), new: index(new), fields });
        }
    }
    parts.gone = is_met.iter().enumerate().filter(|(_, met)| !**met).map(|(at, _)| index(at)).collect();
    parts
}
