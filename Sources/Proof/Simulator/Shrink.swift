/// Makes a failing set of parts smaller: delta debugging (Zeller, Hildebrandt 2002).
///
/// Takes away ever smaller pieces as long as what is left still fails. The result fails, and
/// usually no single part of it can be left out.
package struct Shrink {
  /// How often `fails` may be asked.
  package let budget: Int

  package init(budget: Int) { self.budget = budget }

  /// - Parameters:
  ///   - parts: a set that fails.
  ///   - fails: whether the given parts, in order, fail as well.
  /// - Returns: a part of `parts` that fails, in order.
  package func smallest<Part>(_ parts: [Part], fails: ([Part]) throws -> Bool) rethrows -> [Part] {
    var (kept, pieces, asked) = (parts, 2, 0)
    while !kept.isEmpty, asked < budget {
      let size = max(1, (kept.count + pieces - 1) / pieces)
      var isSmaller = false
      var start = 0
      while start < kept.count, asked < budget {
        let rest = Array(kept[..<start] + kept[min(start + size, kept.count)...])
        asked += 1
        if try fails(rest) {
          kept = rest
          isSmaller = true
        } else {
          start += size
        }
      }
      if isSmaller {
        pieces = max(2, pieces - 1)
      } else if size == 1 {
        break
      } else {
        pieces = min(pieces * 2, kept.count)
      }
    }
    return kept
  }
}
