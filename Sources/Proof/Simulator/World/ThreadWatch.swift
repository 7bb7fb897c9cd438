internal import Glibc

/// Sees that work has left the world: whoever starts an unstructured task or sleeps for real makes
/// the process grow a second thread.
///
/// Work that comes back to the world from there is stopped by `SimulatedWorld.checkThread`; this
/// finds what never comes back. It can only see that in a process that has one thread, as
/// `onsale simulate` has.
package struct ThreadWatch {
  private let before: Int

  /// Begins to watch.
  package init() { before = Self.threads }

  /// Throws `Escape` when the process had one thread and has more now.
  package func end() throws(Escape) {
    let after = Self.threads
    if before == 1, after > 1 { throw Escape(threads: after) }
  }

  /// Whether an escape would be seen.
  package static var isSharp: Bool { threads == 1 }

  /// The threads of this process; 0 where the kernel does not tell.
  private static var threads: Int {
    var folder = stat()
    // A directory has a link of itself, of its parent, and of each of its directories.
    return stat("/proc/self/task", &folder) == 0 ? Int(folder.st_nlink) - 2 : 0
  }
}

/// Something in the world did work outside of it.
package struct Escape: Error, Hashable, CustomStringConvertible {
  package let threads: Int

  package var description: String {
    "the process has \(threads) threads: something has left the loops (a task, a sleep or a queue of its own)"
  }
}
