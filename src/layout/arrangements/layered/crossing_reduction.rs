//! The order within the columns: few crossings.
//!
//! Source: barycentre sweeps to and fro (Sugiyama, Tagawa, Toda 1981); crossings between two columns are counted with a
//! tree of sums (Barth, Jünger, Mutzel 2002), and the best order that was seen is kept.
//!
//! Invariant: no sweep makes the order worse.

use super::Drawing;

/// How many sweeps there are at most, to and fro.
const SWEEPS: usize = 16;
/// After so many sweeps without fewer crossings it ends.
const PATIENCE: usize = 4;

/// Orders the stations of every column.
pub(super) fn order(drawing: &mut Drawing) {
    let mut place = vec![0_usize; drawing.stations.len()];
    note_places(drawing, &mut place);
    let mut best = drawing.columns.clone();
    let mut fewest = crossings(drawing, &place);
    let mut waited = 0;
    for sweep in 0..SWEEPS {
        if fewest == 0 || waited >= PATIENCE {
            break;
        }
        let count = drawing.columns.len();
        for step in 0..count {
            let onwards = sweep % 2 == 0;
            let column = if onwards { step } else { count - 1 - step };
            sort_column(drawing, &mut place, column, onwards);
        }
        let now = crossings(drawing, &place);
        waited += 1;
        if now < fewest {
            (fewest, waited) = (now, 0);
            best.clone_from(&drawing.columns);
        }
    }
    drawing.columns = best;
}

fn note_places(drawing: &Drawing, place: &mut [usize]) {
    for (at, station) in drawing.columns.iter().flat_map(|column| column.iter().enumerate()) {
        place[*station] = at;
    }
}

/// Sorts a column by the mean place of those linked to it in the column that the sweep comes from. Who has none there
/// keeps the place that it has.
fn sort_column(drawing: &mut Drawing, place: &mut [usize], column: usize, onwards: bool) {
    let linked = if onwards { &drawing.before } else { &drawing.next };
    let stations = &drawing.columns[column];
    let mut keyed: Vec<(f64, usize)> = stations
        .iter()
        .map(|station| {
            let around = &linked[*station];
            // Places as shares of their column, so that columns of different length compare.
            let share = |other: &usize| {
                let of = drawing.columns[drawing.stations[*other].column].len();
                (place[*other] as f64 + 0.5) / of as f64
            };
            let own = (place[*station] as f64 + 0.5) / stations.len() as f64;
            let mean = around.iter().map(share).sum::<f64>() / around.len() as f64;
            (if around.is_empty() { own } else { mean }, *station)
        })
        .collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(place[one.1].cmp(&place[other.1])));
    drawing.columns[column] = keyed.into_iter().map(|(_, station)| station).collect();
    for (at, station) in drawing.columns[column].iter().enumerate() {
        place[*station] = at;
    }
}

/// How many links cross between neighbouring columns.
fn crossings(drawing: &Drawing, place: &[usize]) -> u64 {
    let mut count = 0;
    for column in &drawing.columns {
        let mut ends = Vec::new();
        for station in column {
            let mut row: Vec<usize> = drawing.next[*station].iter().map(|next| place[*next]).collect();
            row.sort_unstable();
            ends.extend(row);
        }
        count += inversions(&ends);
    }
    count
}

/// How many pairs of numbers stand in the wrong order.
fn inversions(numbers: &[usize]) -> u64 {
    let size = numbers.iter().max().map_or(0, |most| most + 2);
    let mut sums = vec![0_u64; size];
    let mut count = 0;
    for (seen, number) in numbers.iter().enumerate() {
        let (mut at, mut not_more) = (number + 1, 0);
        while at > 0 {
            not_more += sums[at];
            at &= at - 1;
        }
        count += seen as u64 - not_more;
        at = number + 1;
        while at < size {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(&[]), 0);
        assert_eq!(inversions(&[0, 1, 1, 2]), 0);
        assert_eq!(inversions(&[2, 1, 0]), 3);
        assert_eq!(inversions(&[3, 0, 3, 1]), 3);
    }

    #[test]
    fn a_twisted_ladder_is_untwisted() {
        let links = [(0, 5), (1, 4), (2, 3), (0, 4)];
        let mut drawing = Drawing::new(&[(1.0, 1.0); 6], &[0, 0, 0, 1, 1, 1], &links);
        order(&mut drawing);
        let mut place = vec![0; 6];
        note_places(&drawing, &mut place);
        assert_eq!(crossings(&drawing, &place), 0);
    }
}
