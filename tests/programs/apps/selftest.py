"""A program with its tests: unittest with fixtures, subtests, mocks, expected failures."""
import io
import unittest
from unittest import mock


class Stack:
    def __init__(self, log=print):
        self.items, self.log = [], log

    def push(self, x):
        self.items.append(x)
        self.log("push", x)

    def pop(self):
        return self.items.pop()


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = 0

    def setUp(self):
        type(self).made += 1
        self.log = mock.Mock()
        self.stack = Stack(self.log)
        self.addCleanup(self.stack.items.clear)

    def test_push(self):
        self.stack.push(1)
        self.log.assert_called_once_with("push", 1)
        self.assertEqual(self.stack.pop(), 1)

    def test_empty(self):
        with self.assertRaisesRegex(IndexError, "empty"):
            self.stack.pop()

    def test_each(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertNotEqual(i, 2)

    @unittest.expectedFailure
    def test_known(self):
        self.assertEqual([1, 2], [1, 3])

    @unittest.skip("not now")
    def test_later(self):
        self.fail()

    def test_patch(self):
        with mock.patch.object(Stack, "pop", return_value="patched") as p:
            self.assertEqual(self.stack.pop(), "patched")
        self.assertTrue(p.called)

    def test_error(self):
        raise RuntimeError("boom")


suite = unittest.defaultTestLoader.loadTestsFromTestCase(StackTest)
out = io.StringIO()
result = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
for line in out.getvalue().splitlines():
    if not line.startswith(("Ran", "  File", "    ")):
        print(line)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), StackTest.made)
