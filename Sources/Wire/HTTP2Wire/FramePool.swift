internal import CNGHTTP2

/// Memory for one session of the library: blocks it gives back are kept by size and handed out again,
/// so that a call costs no `malloc` in the library.
///
/// ```
/// block: | 16 bytes: how much it holds | what the library sees … |
/// ```
/// A kept block's first word names the next kept one of its size. What is kept is bounded; more is given
/// back at once. Used by one session on one loop, and freed after it.
final class FramePool {
  private let shelves = UnsafeMutablePointer<Shelves>.allocate(capacity: 1)

  init() { shelves.initialize(to: Shelves()) }

  deinit {
    shelves.pointee.clear()
    shelves.deallocate()
  }

  /// What the library is given; valid while the pool lives.
  var callbacks: nghttp2_mem {
    nghttp2_mem(
      mem_user_data: UnsafeMutableRawPointer(shelves),
      malloc: { size, user in shelvesOf(user)?.pointee.allocate(size) },
      free: { block, user in shelvesOf(user)?.pointee.release(block) },
      calloc: { count, size, user in shelvesOf(user)?.pointee.allocateZeroed(count, size) },
      realloc: { block, size, user in shelvesOf(user)?.pointee.resize(block, size) })
  }
}

private func shelvesOf(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Shelves>? {
  user?.assumingMemoryBound(to: Shelves.self)
}

/// The kept blocks. A plain struct behind a pointer: a class would be retained for every allocation.
private struct Shelves {
  private let kept: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var keptBytes = 0

  init() {
    kept = .allocate(capacity: Self.classes + 1)
    kept.initialize(repeating: nil, count: Self.classes + 1)
  }

  func clear() {
    for sizeClass in 1...Self.classes {
      while let block = kept[sizeClass] {
        kept[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
        (block - Self.headBytes).deallocate()
      }
    }
    kept.deallocate()
  }

  mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let sizeClass = max(1, (size + Self.classBytes - 1) / Self.classBytes)
    guard sizeClass <= Self.classes else { return fresh(size) }
    guard let block = kept[sizeClass] else { return fresh(sizeClass * Self.classBytes) }
    kept[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
    keptBytes -= sizeClass * Self.classBytes
    return block
  }

  private func fresh(_ room: Int) -> UnsafeMutableRawPointer {
    let head = UnsafeMutableRawPointer.allocate(byteCount: room + Self.headBytes, alignment: Self.headBytes)
    head.storeBytes(of: room, as: Int.self)
    return head + Self.headBytes
  }

  /// What a block holds, in bytes: a multiple of the class size if it is one of the pool's.
  private static func room(_ block: UnsafeMutableRawPointer) -> Int { (block - headBytes).load(as: Int.self) }

  mutating func release(_ block: UnsafeMutableRawPointer?) {
    guard let block else { return }
    let sizeClass = Self.room(block) / Self.classBytes
    guard sizeClass <= Self.classes, keptBytes < Self.mostKeptBytes else {
      return (block - Self.headBytes).deallocate()
    }
    block.storeBytes(of: kept[sizeClass], as: UnsafeMutableRawPointer?.self)
    kept[sizeClass] = block
    keptBytes += sizeClass * Self.classBytes
  }

  mutating func allocateZeroed(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    let (total, isOver) = count.multipliedReportingOverflow(by: size)
    guard !isOver else { return nil }
    let block = allocate(total)
    block.initializeMemory(as: UInt8.self, repeating: 0, count: total)
    return block
  }

  mutating func resize(_ block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
    guard let block else { return allocate(size) }
    let room = Self.room(block)
    guard size > room else { return block }
    let larger = allocate(size)
    larger.copyMemory(from: block, byteCount: room)
    release(block)
    return larger
  }

  private static let headBytes = 16
  private static let classBytes = 32
  /// Up to 1 KiB: the library's streams, frames and short fields.
  private static let classes = 32
  /// What one connection keeps: enough for some hundred streams.
  private static let mostKeptBytes = 128 * 1024
}
