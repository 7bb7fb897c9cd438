import Base
import Glibc
import SystemWorld
import Testing

@Suite struct ThreadWorkerTests {
  @Test func `jobs run in order on one thread that is not ours`() async {
    let worker = ThreadWorker(name: "test-worker")
    let seen = Locked<[Int]>([])
    let threads = Locked<Set<UInt>>([])
    for number in 0..<1000 {
      worker.submit {
        seen.withLock { $0.append(number) }
        threads.withLock { _ = $0.insert(UInt(pthread_self())) }
      }
    }
    worker.shutDown()
    await worker.finished()
    #expect(seen.withLock { $0 } == Array(0..<1000))
    #expect(threads.withLock { $0.count } == 1)
    #expect(!threads.withLock { $0.contains(UInt(pthread_self())) })
  }

  @Test func `what comes after the end runs in place, and the end may be asked for twice`() async {
    let worker = ThreadWorker(name: "a name that is longer than the kernel takes")
    worker.shutDown()
    await worker.finished()
    worker.shutDown()
    await worker.finished()
    let ran = Locked(false)
    worker.submit { ran.withLock { $0 = true } }
    #expect(ran.withLock { $0 })
  }

  @Test func `many threads submit at once`() async {
    let worker = ThreadWorker(name: "busy")
    let count = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask { for _ in 0..<200 { worker.submit { count.withLock { $0 += 1 } } } }
      }
    }
    worker.shutDown()
    await worker.finished()
    #expect(count.withLock { $0 } == 10_000)
  }
}
