import Base
import Logging
import Ports

/// Notices that were taken, or given up, are kept for people to look at, not for ever.
extension SandboxProvider {
  /// Deletes old notices now and then, until the task is cancelled. Run it once.
  func forgetNotices() async {
    var rest = Limits.firstForgetting
    // A cancelled sleep is the end.
    while (try? await loop.sleep(for: rest)) != nil {
      rest = Limits.forgetting
      do {
        let count = try await forgetOldNotices()
        if count > 0 { log.info("old notices were forgotten", metadata: ["count": "\(count)"]) }
      } catch {
        if Task.isCancelled { return }
        log.warning("old notices were not forgotten", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Batch by batch, with breaks in which others write. Returns how many.
  private func forgetOldNotices() async throws -> Int {
    let limit = loop.wallNow.advanced(by: .zero - Limits.noticesKept)
    var total = 0
    while true {
      let count = try await store.write { try SandboxBooks.forgetNotices($0, before: limit, batch: Limits.forgetBatch) }
      total += count
      guard count == Limits.forgetBatch else { return total }
      try await loop.sleep(for: Limits.forgetPause)
    }
  }
}

extension SandboxBooks {
  /// Deletes notices of which no delivery is left and that were due before `time`, the oldest first,
  /// at most `batch`. Returns how many.
  static func forgetNotices(_ tx: any SQLTransaction, before time: WallTime, batch: Int) throws -> Int {
    let rows = try tx.query(
      "SELECT notify_id FROM notices WHERE deliveries_left = 0 AND due_at < ? ORDER BY due_at LIMIT ?",
      SQLValue(time), .integer(Int64(batch)))
    for row in rows { try tx.execute("DELETE FROM notices WHERE notify_id = ?", .text(row.text(0))) }
    return rows.count
  }
}
