internal import Base
package import Drill

/// Linearizability of what was said about stock, with the journal as the order: every answer must
/// be true at some moment between its request and its arrival.
///
/// The journal names the order of all holds and ends, so no search is needed: a statement is legal
/// exactly when one of the moments in its span makes it true.
package struct OracleStatements {
  private let moments: [String: [JournalAudit.Moment]]
  private let limit: Int

  package init(_ journals: [JournalAudit], limit: Int) {
    moments = Dictionary(journals.map { ($0.segment, $0.moments) }) { first, _ in first }
    self.limit = limit
  }

  /// The broken ones, as violations.
  package func broken(_ statements: [OracleHistory.Statement]) -> [String] {
    statements.filter { !isTrue($0) }.map { statement in
      "I18: \(statement.who) was told \(words(statement.claim)), which was not so at any moment of "
        + "\(statement.span.first)...\(statement.span.last)"
    }
  }

  package func isTrue(_ statement: OracleHistory.Statement) -> Bool {
    let all = moments[statement.span.performance] ?? []
    // The moment the request found, and all up to the answer.
    let start = all.lastIndex { $0.sequence <= statement.span.first } ?? all.startIndex
    return all[start...].prefix { $0.sequence <= statement.span.last }.contains {
      holds(statement.claim, at: $0)
    }
  }

  private func holds(_ claim: OracleHistory.Claim, at moment: JournalAudit.Moment) -> Bool {
    switch claim {
    case .taken(let seats): !moment.takenSeats.isDisjoint(with: seats)
    case .fewer(let type, let count): moment.free[type, default: 0] < count
    case .limit(let buyer, let wants): moment.placesOfBuyer[buyer, default: 0] + wants > limit
    case .free(let free): free == moment.free
    }
  }

  private func words(_ claim: OracleHistory.Claim) -> String {
    switch claim {
    case .taken(let seats): "that one of \(seats.joined(separator: ", ")) is taken"
    case .fewer(let type, let count): "that fewer than \(count) of \(type) are free"
    case .limit(_, let wants): "that \(wants) more are over the limit"
    case .free(let free): "free: \(free.sorted { $0.key < $1.key }.map { "\($0.value)" })"
    }
  }
}
